using Microsoft.EntityFrameworkCore;

namespace Assistant.Core.Database.Sqlite;

/// <summary>The database on SQLite.</summary>
internal sealed class SqliteDbContext(DbContextOptions<SqliteDbContext> options) : AssistantDbContext(options);
