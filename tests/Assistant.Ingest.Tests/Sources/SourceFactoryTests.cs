using Assistant.Core.Configuration;
using Assistant.Core.Privacy;
using Assistant.Ingest.Sources;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Assistant.Ingest.Tests.Sources;

public sealed class SourceFactoryTests
{
    [Theory]
    [InlineData(SourceKind.Website, typeof(WebsiteSource))]
    [InlineData(SourceKind.Folder, typeof(FolderSource))]
    [InlineData(SourceKind.TicketFile, typeof(TicketFileSource))]
    public void Create_KindThatIsThere_GivesItsSource(SourceKind kind, Type expected)
    {
        var source = Factory().Create(new SourceDefinition("a", new SourceOptions { Kind = kind, Url = "https://x.example/", Path = "tickets.json" }));

        Assert.IsType(expected, source);
        Assert.Equal(("a", kind), (source.Name, source.Kind));
    }

    [Theory]
    [InlineData(SourceKind.ServiceNow)]
    [InlineData(null)]
    public void Create_KindThatIsNotThere_SaysWhatToDo(SourceKind? kind)
    {
        var error = Assert.Throws<SourceException>(() => Factory().Create(new SourceDefinition("a", new SourceOptions { Kind = kind })));

        Assert.Contains("Sources:a:Enabled", error.Message);
    }

    private static SourceFactory Factory() => new ServiceCollection()
        .AddLogging()
        .AddWebsites()
        .AddSingleton(TimeProvider.System)
        .AddSingleton<Redactor>()
        .AddSingleton(Options.Create(new IdentityOptions()))
        .AddSingleton<SourceFactory>()
        .BuildServiceProvider()
        .GetRequiredService<SourceFactory>();
}
