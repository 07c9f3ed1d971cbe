using Assistant.Ingest.Runs;

namespace Assistant.Ingest.Tests.Runs;

public sealed class DocumentFailureTests
{
    [Theory]
    [InlineData("https://docs.example.org/", "https://docs.example.org/ (Sources:docs:Url) cannot be crawled.", "https://docs.example.org/ (Sources:docs:Url) cannot be crawled.")]
    [InlineData("https://docs.example.org/", "https://docs.example.org/a/ was named.", "https://docs.example.org/: https://docs.example.org/a/ was named.")]
    [InlineData("/data/t.json", "/data/t.json is no JSON file.", "/data/t.json is no JSON file.")]
    [InlineData("/data/t.json, line 3", "The file breaks off.", "/data/t.json, line 3: The file breaks off.")]
    [InlineData("docs", "3 of 4 docs are missing.", "docs: 3 of 4 docs are missing.")]
    public void Describe_Failure_TellsItsPlaceOnce(string location, string reason, string expected) =>
        Assert.Equal(expected, new DocumentFailure(location, reason).Describe());
}
