namespace Assistant.Core.Privacy;

/// <summary>What a caller may do. Roles add up; being an administrator adds no right to read content.</summary>
[Flags]
public enum CallerRoles
{
    /// <summary>Asks questions and reads their own conversations and tickets.</summary>
    User = 0,

    /// <summary>Works on tickets: reads those of all requesters, except those kept for a group.</summary>
    Staff = 1,

    /// <summary>Runs the service.</summary>
    Admin = 2,
}
