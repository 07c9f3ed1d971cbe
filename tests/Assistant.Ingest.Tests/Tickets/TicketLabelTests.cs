using Assistant.Core.Configuration;
using Assistant.Ingest.Sources;

namespace Assistant.Ingest.Tests.Tickets;

public sealed class TicketLabelTests
{
    private const string GroupId = "fedcba9876543210fedcba9876543210";

    [Theory]
    [InlineData("mvance", "requester:mvance staff")]
    [InlineData(" MVance ", "requester:mvance staff")]
    [InlineData("", "staff")]
    [InlineData("m vance", "staff")]
    [InlineData("m\\u00a0vance", "staff")]
    [InlineData("\\t", "staff")]
    public async Task Source_RequesterName_MakesALabelOnlyWhereItCanBeOne(string userName, string expected) =>
        Assert.Equal(expected, (await TicketFiles.SingleAsync($$"""{"tickets":[{"number":"INC0031001","subject":"x","requester":{"name":"M","email":"m@x.example","userName":"{{userName}}"} }]}""")).Audience.ToString());

    [Fact]
    public async Task Source_MatchByEmail_LabelsWithTheAddress()
    {
        var ticket = await TicketFiles.SingleAsync(
            """{"tickets":[{"number":"INC0031001","subject":"x","requester":{"email":"M@x.example","userName":"m"}}]}""", match: RequesterMatch.Email);

        Assert.Equal("requester:m@x.example staff", ticket.Audience.ToString());
    }

    [Fact]
    public async Task Upload_WhateverItSays_IsForStaffAloneAndNamedByItsNumber()
    {
        await using var content = File.OpenRead(TicketFiles.Samples);
        var (items, source) = await TicketFiles.UploadAsync(content);
        var tickets = items.OfType<FetchedTicket>().Select(fetched => fetched.Ticket).ToList();

        Assert.Equal(16, source.Numbers.Count);
        Assert.Empty(items.OfType<WalkCompleted>());
        Assert.All(tickets, ticket =>
        {
            Assert.Equal(("uploads", ticket.Number.Value, "staff"), (ticket.Source, ticket.SysId, ticket.Audience.ToString()));
            Assert.All(ticket.Entries, entry => Assert.Equal("staff", entry.Audience.ToString()));
        });
    }

    [Theory]
    [InlineData("\"assignment_group\":\"Security\"", "group:security requester:m")]
    [InlineData("\"assignment_group\":{\"display_value\":\"SECURITY\",\"value\":\"" + GroupId + "\"}", "group:security requester:m")]
    [InlineData("\"assignment_group\":\"" + GroupId + "\",\"dv_assignment_group\":\"Security\"", "group:security requester:m")]
    [InlineData("\"assignment_group\":\"HPC\"", "requester:m staff")]
    [InlineData("\"assignment_group\":\"\"", "requester:m staff")]
    public async Task Source_TicketOfAMappedGroup_IsForTheGroupInsteadOfStaff(string field, string expected)
    {
        var options = new SourceOptions { Groups = { ["Security"] = "group:security" } };
        var ticket = await TicketFiles.SingleAsync(
            $$"""{"result":[{"number":"INC0031001","short_description":"x",{{field}},"caller_id.user_name":"m","work_notes":"note"}]}""", options);

        Assert.Equal(expected, ticket.Audience.ToString());
        Assert.Equal(expected.Contains("group") ? "group:security" : "staff", Assert.Single(ticket.Entries).Audience.ToString());
    }

    [Fact]
    public async Task Source_GroupThatIsOnlyAnId_IsNotShownToAllOfTheStaff()
    {
        var json = $$"""{"result":[{"number":"INC0031001","short_description":"x","assignment_group":{"link":"https://x.example/g","value":"{{GroupId}}"} }]}""";

        var items = await TicketFiles.WalkAsync(json, new SourceOptions { Groups = { ["Security"] = "group:security" } });
        Assert.Contains("only an id", Assert.Single(items.OfType<FailedDocument>()).Reason);

        var byId = await TicketFiles.SingleAsync(json, new SourceOptions { Groups = { [GroupId] = "group:security" } });
        Assert.Equal("group:security", byId.Audience.ToString());
    }

    [Theory]
    [InlineData("public")]
    [InlineData("requester:joe")]
    [InlineData("everybody")]
    public async Task Source_LabelThatNoTicketMayCarry_IsRefused(string label)
    {
        await Assert.ThrowsAsync<SourceException>(() => TicketFiles.WalkAsync("[]", new SourceOptions { Audience = [label] }));
        await Assert.ThrowsAsync<SourceException>(() => TicketFiles.WalkAsync("[]", new SourceOptions { Groups = { ["Security"] = label } }));
    }

    [Fact]
    public async Task Source_SecretsInSubjectAndCloseNotes_AreRemoved()
    {
        var items = await TicketFiles.WalkAsync("""{"tickets":[{"number":"INC0031001","subject":"password: tiger7","closeNotes":"OTP 123456 worked","tags":["pw=tiger8"]}]}""");
        var fetched = Assert.IsType<FetchedTicket>(items[0]);

        Assert.Equal("password: [password removed]", fetched.Ticket.Subject);
        Assert.Equal("OTP [one-time code removed] worked", fetched.Ticket.CloseNotes);
        Assert.Equal(2, fetched.Redactions["password"]);
    }
}
