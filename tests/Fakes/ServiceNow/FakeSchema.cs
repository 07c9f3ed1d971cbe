namespace Assistant.Fakes.ServiceNow;

/// <summary>The columns of the tables that the fake instance has.</summary>
internal static class FakeSchema
{
    private const string User = "sys_user";

    private static readonly string[] System = ["sys_id", "sys_created_on", "sys_updated_on", "sys_created_by", "sys_class_name"];

    private static readonly string[] Task =
    [
        "number", "short_description", "description", "state", "opened_at", "closed_at", "close_notes", "contact_type", "assignment_group", "opened_by", "active", "comments", "work_notes",
    ];

    private static readonly Dictionary<string, string[]> Columns = new()
    {
        [User] = ["name", "user_name", "email"],
        ["sys_user_group"] = ["name"],
        ["sc_cat_item"] = ["name"],
        ["incident"] = [.. Task, "caller_id", "resolved_at", "category", "subcategory"],
        ["sc_request"] = [.. Task, "requested_for", "request_state"],
        ["sc_req_item"] = [.. Task, "requested_for", "request", "stage", "cat_item"],
        ["sc_task"] = [.. Task, "request_item", "request"],
        ["sn_customerservice_case"] = [.. Task, "contact", "resolved_at", "resolution_notes", "category", "subcategory"],
        ["kb_knowledge"] = ["number", "short_description", "text", "wiki", "workflow_state", "valid_to"],
        ["sys_journal_field"] = ["name", "element", "element_id", "value"],
        ["sys_email"] = ["instance", "target_table", "type", "user", "user_id", "recipients", "copied", "subject", "body", "body_text"],
        ["sys_attachment"] = ["table_name", "table_sys_id", "file_name", "content_type", "size_bytes"],
        ["sc_item_option_mtom"] = ["request_item", "sc_item_option"],
        ["sc_item_option"] = ["item_option_new", "value", "order"],
        ["item_option_new"] = ["question_text", "name", "type"],
    };

    private static readonly Dictionary<string, string> References = new()
    {
        ["caller_id"] = User,
        ["opened_by"] = User,
        ["requested_for"] = User,
        ["contact"] = User,
        ["user_id"] = User,
        ["assignment_group"] = "sys_user_group",
        ["cat_item"] = "sc_cat_item",
        ["request"] = "sc_request",
        ["request_item"] = "sc_req_item",
        ["sc_item_option"] = "sc_item_option",
        ["item_option_new"] = "item_option_new",
    };

    private static readonly Dictionary<string, string> States = new()
    {
        ["1"] = "New",
        ["2"] = "In Progress",
        ["3"] = "Closed Complete",
        ["6"] = "Resolved",
        ["7"] = "Closed",
    };

    /// <summary>Whether there is such a table.</summary>
    public static bool HasTable(string table) => Columns.ContainsKey(table);

    /// <summary>Whether a table has a column, which may be one of a record that it refers to (<c>caller_id.email</c>).</summary>
    public static bool HasColumn(string table, string column)
    {
        var parts = column.Split('.', 2);
        var isOwn = System.Contains(parts[0]) || Columns[table].Contains(parts[0]);
        return isOwn && (parts.Length == 1 || (TargetOf(parts[0]) is { } target && HasColumn(target, parts[1])));
    }

    /// <summary>The table that a column refers to; null where it is no reference.</summary>
    public static string? TargetOf(string column) => References.GetValueOrDefault(column);

    /// <summary>Whether a column holds times.</summary>
    public static bool IsTime(string column) => column is "sys_created_on" or "sys_updated_on" or "opened_at" or "closed_at" or "resolved_at";

    /// <summary>A state as people see it.</summary>
    public static string StateLabel(string code) => States.GetValueOrDefault(code, code);
}
