using Assistant.Fakes.ServiceNow;
using Assistant.Ingest.Reading;
using Assistant.Ingest.Sources;

namespace Assistant.Ingest.Tests.Sources.ServiceNow;

public sealed class ServiceNowKnowledgeTests : ServiceNowFixture
{
    [Fact]
    public async Task Article_Published_BecomesAPageAtItsAddress()
    {
        Options.Tables = ["kb_knowledge"];
        Options.KnowledgeAudience = ["public"];
        Article("a1", "How to <connect>", "<p>Use <code>ssh</code> with your key.</p><h2>Trouble</h2><p>Ask us.</p>");

        var article = Assert.IsType<FetchedDocument>((await RunAsync())[0]);

        Assert.Equal((Id("a1"), $"{Server.Url}/kb_view.do?sysparm_article=KB0000001"), (article.Address, article.Url));
        Assert.Equal("public", article.Audience!.ToString());
        var page = new HtmlReader().Read(article.Content);
        Assert.Equal("How to <connect>", page.Title);
        Assert.Contains(page.Sections, section => section.HeadingPath.Contains("Trouble"));
    }

    [Fact]
    public async Task Article_ByDefault_IsForStaffAndOpensWhereTheSettingsSay()
    {
        Options.Tables = ["kb_knowledge"];
        Options.KnowledgeUrl = "https://help.example.org/kb?id={sys_id}&n={number}";
        Article("a1", "Title", "<p>Text</p>");

        var article = Assert.IsType<FetchedDocument>((await RunAsync())[0]);

        Assert.Equal(($"https://help.example.org/kb?id={Id("a1")}&n=KB0000001", "staff"), (article.Url, article.Audience!.ToString()));
    }

    [Fact]
    public async Task Article_WithdrawnOrRunOut_IsGone()
    {
        Options.Tables = ["kb_knowledge"];
        Options.ListingDays = 0;
        var withdrawn = Article("a1", "Withdrawn", "<p>Text</p>");
        var ending = Article("a2", "Ending", "<p>Text</p>");
        Article("a3", "Draft", "<p>Text</p>")["workflow_state"] = "draft";
        Article("a4", "Old", "<p>Text</p>")["valid_to"] = "2020-01-01";
        Article("a5", "Stays", "<p>Text</p>");
        await RunAsync();
        Assert.Equal(3, Remembered.Articles.Count);

        withdrawn.Touch(Day.AddDays(1))["workflow_state"] = "retired";
        ending["valid_to"] = "2025-01-01"; // as time does: nothing else changes
        await RunAsync();

        Assert.Equal(Id("a5"), Assert.Single(Remembered.Articles).Key);
    }

    private FakeRecord Article(string name, string title, string text) => Server.Add("kb_knowledge", Id(name)).With(
        ("number", Number("KB", name)), ("short_description", title), ("text", text), ("workflow_state", "published"), ("valid_to", "2100-01-01"),
        ("sys_created_on", FakeRecord.Time(Day)), ("sys_updated_on", FakeRecord.Time(Day)));
}
