using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace Assistant.Web.Api;

/// <summary>What the OpenAPI document says of the API as a whole.</summary>
internal static class ApiDescription
{
    private const string About = """
        Ask questions about a computing centre's documentation and tickets, search, and read the log. Every call has the
        rights of whoever makes it: what they may not read is left out or answers like what does not exist.

        Errors are problem details (RFC 9457); `detail` says what is wrong.
        """;

    /// <summary>Names the document, and takes out the address that it was asked for under.</summary>
    public static void Describe(OpenApiOptions options) => options.AddSchemaTransformer(new SchemaWords()).AddDocumentTransformer((document, _, _) =>
    {
        document.Info = new OpenApiInfo { Title = "HPC Support Assistant", Version = "v1", Description = About };
        document.Servers = [new OpenApiServer { Url = "/", Description = "This service" }];
        return Task.CompletedTask;
    });
}
