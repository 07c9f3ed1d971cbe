using System.Net;
using System.Net.Http.Headers;

namespace Assistant.Core.Models.Credentials;

/// <summary>Sets the credential of requests, and has it renewed once where the endpoint refuses it.</summary>
internal sealed class CredentialHandler(ICredential credential, HttpMessageHandler inner) : DelegatingHandler(inner)
{
    /// <inheritdoc/>
    /// <exception cref="CredentialException">The credential cannot be had.</exception>
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (request.Content is { } content)
        {
            await content.LoadIntoBufferAsync(cancellationToken); // it may have to be sent twice
        }

        var token = await credential.GetAsync(cancellationToken);
        var response = await SendAsync(request, token, cancellationToken);
        if (response.StatusCode != HttpStatusCode.Unauthorized || !credential.Renew(token))
        {
            return response;
        }

        response.Dispose();
        return await SendAsync(request, await credential.GetAsync(cancellationToken), cancellationToken);
    }

    private Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, string? token, CancellationToken cancellationToken)
    {
        // The SDK wants a key and sends an empty one where there is none.
        request.Headers.Authorization = token is null ? null : new AuthenticationHeaderValue("Bearer", token);
        return base.SendAsync(request, cancellationToken);
    }
}
