using System.Globalization;
using System.Text;
using Assistant.Core.Tickets;

namespace Assistant.Core.Answering.Prompts;

/// <summary>Writes a ticket for a prompt: what the requester wrote and was told, never what the staff keeps to itself.</summary>
internal static class TicketText
{
    /// <summary>The ticket in at most so many tokens: its head, the first entry, and of the others the newest that fit.</summary>
    /// <returns>The text, and how many entries are not in it.</returns>
    public static (string Text, int LeftOut) Write(Ticket ticket, int tokens)
    {
        var head = Head(ticket);
        var entries = CustomerView.Entries(ticket).OrderBy(entry => entry.At).Select(Entry).ToList();
        var room = tokens - PromptTokens.Of(head);
        if (entries.Count == 0)
        {
            return (PromptTokens.Cut(head, tokens), 0);
        }

        var first = PromptTokens.Cut(entries[0], Math.Max(room / 2, 64));
        room -= PromptTokens.Of(first);
        var newest = new List<string>();
        foreach (var entry in entries.Skip(1).Reverse())
        {
            room -= PromptTokens.Of(entry) + 1;
            if (room < 0)
            {
                break;
            }

            newest.Insert(0, entry);
        }

        var left = entries.Count - 1 - newest.Count;
        return (string.Join("\n\n", [head, first, .. left > 0 ? [$"[{left} entries left out]"] : Array.Empty<string>(), .. newest]), left);
    }

    private static string Head(Ticket ticket)
    {
        var head = new StringBuilder().Append(CultureInfo.InvariantCulture, $"Subject: {ticket.Subject}");
        Add(head, "Requester", ticket.Requester.Name);
        Add(head, "State", ticket.State);
        Add(head, "Opened", ticket.OpenedAt?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        return head.ToString();
    }

    private static void Add(StringBuilder head, string name, string? value)
    {
        if (!string.IsNullOrWhiteSpace(value))
        {
            head.Append(CultureInfo.InvariantCulture, $"\n{name}: {value}");
        }
    }

    private static string Entry(JournalEntry entry) =>
        string.Create(CultureInfo.InvariantCulture, $"{entry.At:yyyy-MM-dd HH:mm}, {entry.Author} wrote:\n{entry.Text}");
}
