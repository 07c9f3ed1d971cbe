using Assistant.Core.Configuration;
using Assistant.Core.Privacy;
using Assistant.Ingest.Sources;
using Assistant.Ingest.Sources.ServiceNow;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Assistant.Ingest.Tests.Sources;

public sealed class SourceFactoryTests
{
    [Theory]
    [InlineData(SourceKind.Website, typeof(WebsiteSource))]
    [InlineData(SourceKind.Folder, typeof(FolderSource))]
    [InlineData(SourceKind.TicketFile, typeof(TicketFileSource))]
    [InlineData(SourceKind.ServiceNow, typeof(ServiceNowSource))]
    public void Create_KindThatIsThere_GivesItsSource(SourceKind kind, Type expected)
    {
        var source = Factory().Create(new SourceDefinition("a", new SourceOptions { Kind = kind, Url = "https://x.example/", Path = "tickets.json" }));

        Assert.IsType(expected, source);
        Assert.Equal(("a", kind), (source.Name, source.Kind));
    }

    [Fact]
    public void Create_NoKind_SaysWhatToDo()
    {
        var error = Assert.Throws<SourceException>(() => Factory().Create(new SourceDefinition("a", new SourceOptions())));

        Assert.Contains("Sources:a:Enabled", error.Message);
    }

    private static SourceFactory Factory() => new ServiceCollection()
        .AddLogging()
        .AddWebsites()
        .AddSingleton(TimeProvider.System)
        .AddSingleton<Redactor>()
        .AddSingleton(Options.Create(new IdentityOptions()))
        .AddSingleton(Options.Create(new DataOptions()))
        .AddSingleton<SourceFactory>()
        .BuildServiceProvider()
        .GetRequiredService<SourceFactory>();
}
