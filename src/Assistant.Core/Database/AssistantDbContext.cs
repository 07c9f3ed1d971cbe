using Assistant.Core.Database.Columns;
using Assistant.Core.Database.Tables;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;

namespace Assistant.Core.Database;

/// <summary>
/// The relational database that holds what is a record. Its two forms, for SQLite and for PostgreSQL, share one model
/// and have a set of migrations each.
/// </summary>
public abstract class AssistantDbContext : DbContext
{
    private protected AssistantDbContext(DbContextOptions options)
        : base(options) => ConnectionString = RelationalOptionsExtension.Extract(options).ConnectionString!;

    /// <summary>How the database is reached, credentials included.</summary>
    internal string ConnectionString { get; }

    internal DbSet<AudienceLabelRow> AudienceLabels => Set<AudienceLabelRow>();

    internal DbSet<ConversationRow> Conversations => Set<ConversationRow>();

    internal DbSet<TurnRow> Turns => Set<TurnRow>();

    internal DbSet<AnswerRow> Answers => Set<AnswerRow>();

    internal DbSet<CitationRow> Citations => Set<CitationRow>();

    internal DbSet<FeedbackRow> Feedback => Set<FeedbackRow>();

    internal DbSet<TicketRow> Tickets => Set<TicketRow>();

    internal DbSet<TicketEntryRow> TicketEntries => Set<TicketEntryRow>();

    internal DbSet<DocumentRow> Documents => Set<DocumentRow>();

    internal DbSet<RunRow> Runs => Set<RunRow>();

    internal DbSet<RunLockRow> RunLocks => Set<RunLockRow>();

    /// <inheritdoc/>
    /// <exception cref="DatabaseException">The database itself does not work.</exception>
    public override async Task<int> SaveChangesAsync(bool acceptAllChangesOnSuccess, CancellationToken cancellationToken = default)
    {
        try
        {
            return await base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);
        }
        catch (DbUpdateException wrapped) when (wrapped.InnerException is DatabaseException fault)
        {
            throw new DatabaseException(fault.Message, fault.InnerException);
        }
    }

    /// <inheritdoc/>
    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        configurationBuilder.Properties<DateTimeOffset>().HaveConversion<UnixMicroseconds>();
        configurationBuilder.Properties<string>().HaveConversion<StorableText>();
    }

    /// <inheritdoc/>
    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.ApplyConfigurationsFromAssembly(typeof(AssistantDbContext).Assembly);
        SnakeCase.Apply(modelBuilder.Model);
    }
}
