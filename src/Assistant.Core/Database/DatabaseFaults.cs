using System.Data.Common;
using Microsoft.Data.Sqlite;
using Npgsql;
using SQLitePCL;

namespace Assistant.Core.Database;

/// <summary>Says in words what a database driver's exception means, and what to do.</summary>
internal static class DatabaseFaults
{
    /// <summary>The exception for people, with the driver's one inside.</summary>
    public static DatabaseException Describe(Exception fault, DbConnection connection) => connection switch
    {
        SqliteConnection => new DatabaseException($"The database {connection.DataSource} {DescribeSqlite(fault)}", fault),
        _ => new DatabaseException($"The database {connection.Database} at {connection.DataSource} {DescribePostgreSql(fault)}", fault),
    };

    /// <summary>Whether every statement would fail alike, whatever it says.</summary>
    public static bool IsOfTheDatabase(Exception fault) => fault switch
    {
        SqliteException sqlite => sqlite.SqliteErrorCode
            is raw.SQLITE_NOTADB or raw.SQLITE_CORRUPT or raw.SQLITE_CANTOPEN or raw.SQLITE_PERM or raw.SQLITE_READONLY
            or raw.SQLITE_FULL or raw.SQLITE_IOERR or raw.SQLITE_BUSY,
        // Classes of SQLSTATE: 08 connection, 53 resources, 57P operator intervention, 58 system.
        PostgresException server => server.SqlState is ['0', '8', ..] or ['5', '3', ..] or ['5', '7', 'P', ..] or ['5', '8', ..],
        NpgsqlException => true,
        _ => false,
    };

    private static string DescribeSqlite(Exception fault) => (fault as SqliteException)?.SqliteErrorCode switch
    {
        raw.SQLITE_NOTADB => "is no SQLite database. Move that file away, or name another one in Database:ConnectionString.",
        raw.SQLITE_CORRUPT => "is damaged. Put back a copy of it, or move it away to begin with an empty one.",
        raw.SQLITE_CANTOPEN or raw.SQLITE_PERM => "cannot be opened. Check that its folder exists and that this user may read and write there.",
        raw.SQLITE_READONLY => "cannot be written. Give this user the right to write to it and to its folder.",
        raw.SQLITE_FULL => "cannot be written: the disk is full.",
        raw.SQLITE_BUSY or raw.SQLITE_LOCKED => "is busy with another program's work. Try again, or find the program that holds it.",
        _ => $"does not work: {fault.Message}",
    };

    private static string DescribePostgreSql(Exception fault) => (fault as PostgresException)?.SqlState switch
    {
        PostgresErrorCodes.InvalidCatalogName => "does not exist. Create it (createdb), or name another one in Database:ConnectionString.",
        PostgresErrorCodes.InvalidPassword or PostgresErrorCodes.InvalidAuthorizationSpecification =>
            $"refuses the user: {fault.Message}. Check user and password in Database:ConnectionString.",
        PostgresErrorCodes.InsufficientPrivilege => $"does not permit this: {fault.Message}. The user of Database:ConnectionString must own the tables or be allowed to create them.",
        PostgresErrorCodes.TooManyConnections => "has no connection left. Raise max_connections of the server, or lower Maximum Pool Size in Database:ConnectionString.",
        PostgresErrorCodes.DiskFull => "cannot be written: the server's disk is full.",
        PostgresErrorCodes.CannotConnectNow or PostgresErrorCodes.AdminShutdown or PostgresErrorCodes.CrashShutdown => "is starting or stopping. Try again in a moment.",
        null when fault is NpgsqlException => $"cannot be reached: {Innermost(fault).Message} Check Database:ConnectionString, and that the server runs and is reachable from here.",
        _ => $"does not work: {fault.Message}",
    };

    private static Exception Innermost(Exception fault) => fault.InnerException is { } inner ? Innermost(inner) : fault;
}
