using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Assistant.Web.Tests.Doubles;
using Assistant.Web.Tickets;

namespace Assistant.Web.Tests.Api;

public sealed class ImportLimitTests(AppFixture app) : IClassFixture<AppFixture>
{
    [Fact]
    public async Task Import_ThatSaysItIsTooLarge_Is413BeforeItIsRead()
    {
        using var body = new EndlessContent(ITicketUpload.MaxBytes + 1);
        using var request = new HttpRequestMessage(HttpMethod.Post, "api/tickets/import") { Content = body };
        // As tools do for large files: the body goes only when the server wants it.
        request.Headers.ExpectContinue = true;

        using var answer = await app.Client.SendAsync(request, TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, answer.StatusCode);
        Assert.Equal(0, body.Written);
        var problem = await answer.Content.ReadFromJsonAsync<JsonElement>(TestContext.Current.CancellationToken);
        Assert.Contains("larger than 200 MB; split it. Nothing of it was read.", problem.GetProperty("detail").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Import_OfUnknownLength_Is413OnceItIsTooLarge()
    {
        using var body = new EndlessContent(length: null);
        using var request = new HttpRequestMessage(HttpMethod.Post, "api/tickets/import") { Content = body };
        request.Headers.TransferEncodingChunked = true;

        using var answer = await app.Client.SendAsync(request, TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, answer.StatusCode);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
    }

    /// <summary>Blanks, which may stand before any JSON, a little more than is allowed.</summary>
    private sealed class EndlessContent : HttpContent
    {
        private readonly long? _length;

        public EndlessContent(long? length)
        {
            _length = length;
            Headers.ContentType = new MediaTypeHeaderValue("application/json");
        }

        public long Written { get; private set; }

        protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context)
        {
            var blanks = new byte[1024 * 1024];
            blanks.AsSpan().Fill((byte)' ');
            for (; Written <= ITicketUpload.MaxBytes; Written += blanks.Length)
            {
                await stream.WriteAsync(blanks);
            }
        }

        protected override bool TryComputeLength(out long length)
        {
            length = _length ?? 0;
            return _length is not null;
        }
    }
}
