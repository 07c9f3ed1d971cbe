using Assistant.Web.Sources;

namespace Assistant.Web.Tests.Sources;

public sealed class DocumentAddressTests
{
    [Theory]
    [InlineData("storage/scratch/", "/sources/samples/storage/scratch/")]
    [InlineData("", "/sources/samples/")]
    [InlineData("a%20b/c.html", "/sources/samples/a%20b/c.html")]
    [InlineData("a b/c.html", "/sources/samples/a%20b/c.html")]
    [InlineData("c++/x", "/sources/samples/c%2B%2B/x")]
    [InlineData("a%2Fb/c", "/sources/samples/a%2Fb/c")]
    [InlineData("%C3%BCbung/", "/sources/samples/%C3%BCbung/")]
    public void Candidates_BeginWithTheAddressAsSourcesWriteIt(string path, string address)
    {
        var first = DocumentAddress.Candidates("samples", path).First();

        Assert.Equal(("samples", address), (first.Source, first.Address));
    }

    [Theory]
    [InlineData("storage/scratch", "/sources/samples/storage/scratch/")]
    [InlineData("storage/scratch/", "/sources/samples/storage/scratch")]
    public void Candidates_TryTheOtherEndingToo(string path, string other) =>
        Assert.Contains(other, DocumentAddress.Candidates("samples", path).Select(document => document.Address));

    [Theory]
    [InlineData("/sources/samples/a%2Fb/?x=1", "a%2Fb/")]
    [InlineData("/sources/samples", "")]
    public void PathOf_TakesWhatStandsBelowTheSource(string target, string path) => Assert.Equal(path, DocumentAddress.PathOf(target));
}
