using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Assistant.Core.Configuration;
using Assistant.Fakes.Sites;
using Assistant.Ingest.Reading;
using Assistant.Ingest.Sources;
using Microsoft.Extensions.Logging.Abstractions;

namespace Assistant.Ingest.Tests.Sources.Websites;

public sealed class HttpVersionTests
{
    [Fact]
    public async Task EncryptedSite_IsAskedByHttp2()
    {
        using var certificate = Certificate();
        await using var site = await FakeSite.StartAsync(TestContext.Current.CancellationToken, certificate);
        site.Page("/", "<main><h1>Home</h1><p>Text.</p><a href='/a/'>a</a></main>").Page("/a/", "<main><h1>A</h1><p>Text.</p></main>");
        using var handler = WebsiteServiceCollectionExtensions.CreateHandler(Dns.GetHostAddressesAsync);
        handler.SslOptions.RemoteCertificateValidationCallback = (_, shown, _, _) => shown!.GetCertHashString() == certificate.GetCertHashString();
        using var http = new HttpClient(handler);
        WebsiteServiceCollectionExtensions.Configure(http);
        var source = new WebsiteSource(
            "docs", new SourceOptions { Kind = SourceKind.Website, Url = site.Url }, http, new HtmlReader(), TimeProvider.System, NullLogger<WebsiteSource>.Instance);

        var items = await source.ReadAsync(null, TestContext.Current.CancellationToken).ToListAsync(TestContext.Current.CancellationToken);

        Assert.Equal(2, items.OfType<FetchedDocument>().Count());
        Assert.Equal(["HTTP/2"], site.Protocols.Keys);
    }

    private static X509Certificate2 Certificate()
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest("CN=127.0.0.1", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        using var signed = request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
        return X509CertificateLoader.LoadPkcs12(signed.Export(X509ContentType.Pkcs12), null);
    }
}
