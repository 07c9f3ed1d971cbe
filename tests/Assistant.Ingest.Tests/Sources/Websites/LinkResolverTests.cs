using Assistant.Core.Configuration;
using Assistant.Ingest.Sources;
using Assistant.Ingest.Sources.Websites;

namespace Assistant.Ingest.Tests.Sources.Websites;

public sealed class LinkResolverTests
{
    private static readonly string[] Links =
    [
        "", ".", "./", "..", "../", "../..", "../../../../", "../../a/b/", "a", "a/", "./a", "a/./b", "a/../b", "a/..", "/", "/docs/a/", "/docs//a", "a//b",
        "#top", "a/#top", "/docs/a/index.html#x", "index.html", "../index.html", "a.png", "b.html", "?x=1", "a?x=1&utm_source=y", "//docs.example.org/docs/a/",
        "//other.example.org/a/", "https://docs.example.org/docs/c/", "http://docs.example.org/docs/c/", "mailto:a@b.org", "javascript:void(0)", "a b", " a ",
        "caf%C3%A9/", "café/", "a;jsessionid=1", "/other/", "a:b", "...", "..a/", "a\\b", "+x~y_z/", "/docs/.", "/docs/x/..",
    ];

    [Theory]
    [InlineData("https://docs.example.org/docs/")]
    [InlineData("https://docs.example.org/docs/guide/start/")]
    [InlineData("https://docs.example.org/docs/guide/start.html")]
    [InlineData("https://docs.example.org/docs/guide")]
    public void Resolve_WhateverTheLink_IsWhatTheLongWayFinds(string page)
    {
        var scope = new SiteScope("docs", new SourceOptions { Url = "https://docs.example.org/docs/" });
        var resolver = new LinkResolver(scope);
        var from = new Uri(page);

        foreach (var link in Links.Concat(Links))
        {
            var expected = PageAddress.Resolve(from, link) is { } target ? scope.ToCrawled(target) : null;
            Assert.Equal((link, expected?.AbsoluteUri), (link, resolver.Resolve(from, link)?.AbsoluteUri));
        }
    }
}
