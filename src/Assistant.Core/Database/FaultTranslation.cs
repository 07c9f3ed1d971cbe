using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Assistant.Core.Database;

/// <summary>
/// Turns what goes wrong with the database itself (it cannot be reached, the disk is full) into a
/// <see cref="DatabaseException"/>, wherever it shows. Faults of a single statement stay what they are.
/// </summary>
internal sealed class FaultTranslation : IDbConnectionInterceptor, IDbCommandInterceptor, IDbTransactionInterceptor
{
    /// <inheritdoc/>
    public void ConnectionFailed(DbConnection connection, ConnectionErrorEventData eventData) => Opening(eventData.Exception, connection);

    /// <inheritdoc/>
    public Task ConnectionFailedAsync(DbConnection connection, ConnectionErrorEventData eventData, CancellationToken cancellationToken = default)
    {
        Opening(eventData.Exception, connection);
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public void CommandFailed(DbCommand command, CommandErrorEventData eventData) => Working(eventData.Exception, command.Connection);

    /// <inheritdoc/>
    public Task CommandFailedAsync(DbCommand command, CommandErrorEventData eventData, CancellationToken cancellationToken = default)
    {
        Working(eventData.Exception, command.Connection);
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public void TransactionFailed(DbTransaction transaction, TransactionErrorEventData eventData) => Working(eventData.Exception, transaction.Connection);

    /// <inheritdoc/>
    public Task TransactionFailedAsync(DbTransaction transaction, TransactionErrorEventData eventData, CancellationToken cancellationToken = default)
    {
        Working(eventData.Exception, transaction.Connection);
        return Task.CompletedTask;
    }

    private static void Opening(Exception fault, DbConnection connection)
    {
        if (fault is not OperationCanceledException)
        {
            throw DatabaseFaults.Describe(fault, connection);
        }
    }

    private static void Working(Exception fault, DbConnection? connection)
    {
        if (connection is not null && DatabaseFaults.IsOfTheDatabase(fault))
        {
            throw DatabaseFaults.Describe(fault, connection);
        }
    }
}
