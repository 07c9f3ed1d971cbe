using Assistant.Ingest.Tickets.Mail;

namespace Assistant.Ingest.Tests.Tickets.Mail;

public sealed class MailHeadersTests
{
    [Theory]
    [InlineData("received from: mira@x.example\n\nIt fails.")]
    [InlineData("Received From: Mira Vance <mira@x.example>\n\nIt fails.")]
    [InlineData("<p>RECEIVED FROM: <a href='mailto:mira@x.example'>mira@x.example</a></p><p>It fails.</p>")]
    [InlineData("It fails.\n\nMessage-ID: <CA+abc.123@mail.x.example>\nIn-Reply-To: <1@x.example>\nReferences: <1@x.example> <2@x.example>\n <3@x.example>")]
    [InlineData("It fails.\nreferences:\n <1@x.example>\n    <2@x.example>")]
    [InlineData("Thread-Index: AdcQ1xZ0aaBBccDDee==\nMIME-Version: 1.0\nContent-Type: text/plain; charset=utf-8\nIt fails.")]
    [InlineData("It fails.\n\nRef:MSG123456_abc")]
    [InlineData("It fails.\n\nRef:MSG123456_a-b")]
    [InlineData("It fails. [Ref:MSG123456_abc]")]
    public void Clean_HeaderInTheBody_IsGone(string body) => Assert.Equal("It fails.", MailBody.Clean(body));

    [Theory]
    [InlineData("References: see the manual, section 3")]
    [InlineData("I have read\n\nReferences:\n[1] the user guide")]
    [InlineData("received from: the login node, an error")]
    [InlineData("My mails bounce:\n\n    Message-ID: <1@x.example>\n    Received: from mx.x.example")]
    public void Clean_WhatOnlyLooksLikeAHeader_Stays(string body) => Assert.Equal(body, MailBody.Clean(body));
}
