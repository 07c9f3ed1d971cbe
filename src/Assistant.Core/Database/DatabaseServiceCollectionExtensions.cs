using Assistant.Core.Conversations;
using Microsoft.Extensions.DependencyInjection;

namespace Assistant.Core.Database;

/// <summary>Registers the relational database and the records that live in it.</summary>
public static class DatabaseServiceCollectionExtensions
{
    /// <summary>Adds the database of the section <c>Database</c>, its migrator and the conversation log.</summary>
    public static IServiceCollection AddAssistantDatabase(this IServiceCollection services) => services
        .AddSingleton<DatabaseMigrator>()
        .AddSingleton<ConversationLog>();
}
