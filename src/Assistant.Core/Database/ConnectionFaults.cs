using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Assistant.Core.Database;

/// <summary>Turns a database that cannot be reached into a <see cref="DatabaseException"/>, wherever it is opened.</summary>
internal sealed class ConnectionFaults : DbConnectionInterceptor
{
    /// <inheritdoc/>
    public override void ConnectionFailed(DbConnection connection, ConnectionErrorEventData eventData) =>
        throw DatabaseFaults.Describe(eventData.Exception, connection);

    /// <inheritdoc/>
    public override Task ConnectionFailedAsync(DbConnection connection, ConnectionErrorEventData eventData, CancellationToken cancellationToken = default) =>
        eventData.Exception is OperationCanceledException ? Task.CompletedTask : throw DatabaseFaults.Describe(eventData.Exception, connection);
}
