using Assistant.Core.Configuration;

namespace Assistant.Core.Tests.Answering.Prompts;

public sealed class PromptTemplatesTests
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Render_ValuesThatLookLikeTemplates_ArePutInAsTheyAre()
    {
        using var folder = new PromptFolder();

        var user = await folder.Open().Answer.RenderUserAsync("{{$question}} <b> & \"{{x.y}}\"", "", "Q?", Cancelled);

        Assert.Contains("{{$question}} <b> & \"{{x.y}}\"", user);
    }

    [Fact]
    public async Task Answer_FileChanged_CountsFromTheNextQuestionOn()
    {
        using var folder = new PromptFolder();
        var templates = folder.Open();
        var before = templates.Answer.Version;

        await File.AppendAllTextAsync(folder.File("answer/system.txt"), "Be kind.\n", Cancelled);

        Assert.EndsWith("Be kind.", await templates.Answer.RenderSystemAsync(Cancelled));
        Assert.NotEqual(before, templates.Answer.Version);
        Assert.Equal(10, before.Length);
    }

    [Fact]
    public async Task Answer_FileBrokenWhileRunning_KeepsTheEarlierOne()
    {
        using var folder = new PromptFolder();
        var templates = folder.Open();
        var before = templates.Answer.Version;

        await File.WriteAllTextAsync(folder.File("answer/user.txt"), "{{$nonsense}}", Cancelled);

        Assert.Equal(before, templates.Answer.Version);
    }

    [Fact]
    public void Open_SeveralFaults_NamesEachWithFileAndRemedy()
    {
        using var folder = new PromptFolder();
        File.Delete(folder.File("answer/system.txt"));
        File.WriteAllText(folder.File("answer/user.txt"), "{{$sources}} {{$quetsion}}");
        File.WriteAllText(folder.File("ticket-reply/system.txt"), "  ");
        File.WriteAllText(folder.File("ticket-reply/user.txt"), "{{$sources}} {{$ticket}} {{$question}} {{ open");

        var faults = Assert.Throws<SettingsException>(folder.Open).Faults;

        Assert.Equal(5, faults.Count);
        Assert.Contains(faults, fault => fault.Contains("answer/system.txt cannot be read") && fault.Contains("Prompts:Path"));
        Assert.Contains(faults, fault => fault.Contains("{{$quetsion}}"));
        Assert.Contains(faults, fault => fault.Contains("does not name {{$question}}"));
        Assert.Contains(faults, fault => fault.Contains("ticket-reply/system.txt is empty"));
        Assert.Contains(faults, fault => fault.Contains("double braces"));
    }

    [Fact]
    public void Open_EveryTemplate_IsCheckedAndHasAVersion()
    {
        using var folder = new PromptFolder();
        var templates = folder.Open();
        Assert.Equal(5, new[] { templates.Answer, templates.TicketReply, templates.FollowUp, templates.TicketQuery, templates.Title }.Select(template => template.Version).Distinct().Count());

        File.WriteAllText(folder.File("follow-up/user.txt"), "{{$question}} {{$sources}}");
        File.Delete(folder.File("title/user.txt"));
        var faults = Assert.Throws<SettingsException>(folder.Open).Faults;

        Assert.Equal(3, faults.Count);
        Assert.Contains(faults, fault => fault.Contains("does not name {{$earlier}}"));
    }

    [Fact]
    public async Task System_ComesWithTheSentenceForSilentSources()
    {
        using var folder = new PromptFolder();
        var templates = folder.Open();

        Assert.Contains("\"The documentation does not answer this.\"", await templates.Answer.RenderSystemAsync(Cancelled));
        Assert.Contains("\"The documentation does not answer this.\"", await templates.TicketReply.RenderSystemAsync(Cancelled));
    }
}
