using Assistant.Core.Tickets;

namespace Assistant.Core.Tests.Tickets;

public sealed class TicketNumberTests
{
    [Theory]
    [InlineData("RITM0429668 - Need help with this ticket", "RITM0429668")]
    [InlineData("please look at ritm0429668, thanks", "RITM0429668")]
    [InlineData("(INC0031842)", "INC0031842")]
    [InlineData("see https://x.example/REQ0051277?x", "REQ0051277")]
    [InlineData("Sctask0088412.", "SCTASK0088412")]
    [InlineData("CS0009031:", "CS0009031")]
    [InlineData("票INC0031842", null)]
    [InlineData("LINC0031842", null)]
    [InlineData("INC003", null)]
    [InlineData("INC0031842a", null)]
    [InlineData("CS_0009031", null)]
    [InlineData("", null)]
    public void Find_InText_TakesTheFirstNumber(string text, string? expected) => Assert.Equal(expected, TicketNumber.Find(text)?.Value);

    [Fact]
    public void FindAll_RepeatedNumbers_GivesEachOnceInOrder() =>
        Assert.Equal(["INC0031842", "CS0009031"], TicketNumber.FindAll("INC0031842, cs0009031, inc0031842").Select(number => number.Value));

    [Theory]
    [InlineData(" inc0031842 ", true)]
    [InlineData("INC0031842 x", false)]
    [InlineData(null, false)]
    public void TryParse_WholeText_MustBeTheNumber(string? text, bool expected) => Assert.Equal(expected, TicketNumber.TryParse(text, out _));
}
