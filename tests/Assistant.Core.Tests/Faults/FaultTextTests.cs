using System.Text.RegularExpressions;
using Assistant.Core.Database;
using Assistant.Core.Faults;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace Assistant.Core.Tests.Faults;

public sealed class FaultTextTests
{
    [Fact]
    public void Describe_WhatWasWrittenForPeople_IsRepeated()
    {
        Assert.Equal("Move it away.", FaultText.Describe(new DatabaseException("Move it away.")));
        Assert.Equal("Move it away.", FaultText.Describe(new DbUpdateException("odd", new DatabaseException("Move it away."))));
    }

    [Fact]
    public void Describe_WhatComesFromBelow_SaysWhatToDo()
    {
        Assert.Contains("UNIQUE constraint failed", FaultText.Describe(new DbUpdateException("odd", new SqliteException("UNIQUE constraint failed", 19))), StringComparison.Ordinal);
        Assert.Contains("database is locked", FaultText.Describe(new SqliteException("database is locked", 5)), StringComparison.Ordinal);
        Assert.Contains("Shorten it", FaultText.Describe(new RegexMatchTimeoutException()), StringComparison.Ordinal);
        Assert.Contains("right to read and write", FaultText.Describe(new UnauthorizedAccessException("Access to '/x' is denied")), StringComparison.Ordinal);
        Assert.Contains("Make room", FaultText.Describe(new IOException("No space left on device : '/x'", OperatingSystem.IsWindows() ? 112 : 28)), StringComparison.Ordinal);
        Assert.DoesNotContain("Make room", FaultText.Describe(new IOException("Broken")), StringComparison.Ordinal);
    }

    [Fact]
    public void Describe_WhatNobodyReckonedWith_IsNull() => Assert.Null(FaultText.Describe(new InvalidOperationException("x")));

    [Fact]
    public void Unexpected_NamesTheKindAndWhereToLook() => Assert.Equal(
        "This is a fault of the program itself (InvalidOperationException): a b. Look there.",
        FaultText.Unexpected(new InvalidOperationException("a\nb"), "Look there."));
}
