using Microsoft.EntityFrameworkCore;

namespace Assistant.Core.Database.PostgreSql;

/// <summary>The database on PostgreSQL.</summary>
internal sealed class PostgreSqlDbContext(DbContextOptions<PostgreSqlDbContext> options) : AssistantDbContext(options);
