using Assistant.Core.Conversations;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Assistant.Core.Database;

/// <summary>Registers the relational database and the records that live in it.</summary>
public static class DatabaseServiceCollectionExtensions
{
    /// <summary>Adds the database of the section <c>Database</c>, its migrator and the conversation log.</summary>
    public static IServiceCollection AddAssistantDatabase(this IServiceCollection services)
    {
        services.TryAddSingleton(TimeProvider.System);
        return services
            .AddSingleton<IDbContextFactory<AssistantDbContext>, AssistantDbContextFactory>()
            .AddSingleton<DatabaseMigrator>()
            .AddSingleton<ConversationLog>();
    }
}
