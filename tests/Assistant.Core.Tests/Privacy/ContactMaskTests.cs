using System.Text;
using Assistant.Core.Privacy;
using Assistant.Core.Privacy.Patterns;

namespace Assistant.Core.Tests.Privacy;

public sealed class ContactMaskTests
{
    private readonly Redactor _redactor = new();

    [Theory]
    [InlineData("write to mira.vance@glacier-inst.example please", "write to [e-mail] please")]
    [InlineData("Mira <mira@x.example>, jo@y.example", "Mira <[e-mail]>, [e-mail]")]
    [InlineData("#SBATCH --mail-user=mira@x.example", "#SBATCH --mail-user=[e-mail]")]
    [InlineData("Room 2.14 | phone +00 555 0182", "Room 2.14 | phone [phone]")]
    [InlineData("call +49 (0)221 555-0182.", "call [phone].")]
    [InlineData("Tel.: 0221 / 555 0182", "Tel.: [phone]")]
    [InlineData("(630) 555-0182 or 630-555-0182", "[phone] or [phone]")]
    public void MaskContacts_AddressOrNumber_IsMasked(string text, string expected)
    {
        Assert.Equal(expected, _redactor.MaskContacts(text));
        Assert.Equal(expected, _redactor.MaskContacts(expected));
    }

    [Theory]
    [InlineData("ssh mvance@osprey.harrowlake.example")]
    [InlineData("scp -r run/ mvance@osprey.harrowlake.example:/scratch/mvance")]
    [InlineData("rsync -av a mvance@dtn.harrowlake.example:b")]
    [InlineData("  pdrumm@osprey.harrowlake.example: Permission denied (keyboard-interactive).")]
    [InlineData("pdrumm@osprey.harrowlake.example's password:")]
    [InlineData("[mvance@login1.harrowlake.example ~]$ qsub a.pbs")]
    [InlineData("git clone git@git.example.org:a/b.git")]
    [InlineData("Connection closed by kfriis@heron.harrowlake.example")]
    [InlineData("spack install hdf5@1.14.3 ^openmpi@5.0.3")]
    [InlineData("job 7719866 ran 2026-09-22 14:20:33+0200, 402,771 files, 10.40.2.33, C++17")]
    [InlineData("sacct -j 7719866 --format=MaxRSS; walltime 24:00:00; 1234567 cells; cell 1.5e+10")]
    [InlineData("nodes 100-200-3000, gcc/13.2.0, x1104c2s3b0n0, +1.5 +4000M")]
    public void MaskContacts_WhatOnlyLooksLikeOne_IsKept(string text) => Assert.Equal(text, _redactor.MaskContacts(text));

    [Fact]
    public void MaskContacts_ByShortCuts_MasksWhatASearchEverywhereMasks()
    {
        string[] pieces =
        [
            "mira.vance@x.example", "o'neil@x.example", "@", "a@b", "a@@b.example", ".", "-", "+", "ssh ", "scp a ", ":", "/b", "[", "]$", "\n", " ", " ", "é", "\u0661\u0662\u0663", new string('x', 70),
            "Phone ", "tel.: ", "call me at ", "MOBILE ", "my number is ", "office ", "fax no ", "+49 (0)221 555-0182", "+1 630 555 0182", "(630) 555-0182", "630-555-0182", "0221/5550182", "555", "2024-01-02", "12.03.2024",
        ];
        var random = new Random(7);
        for (var count = 0; count < 20_000; count++)
        {
            var text = new StringBuilder();
            for (var left = random.Next(1, 9); left > 0; left--)
            {
                text.Append(pieces[random.Next(pieces.Length)]).Append(random.Next(3) == 0 ? " " : "");
            }

            Assert.Equal(MaskEverywhere(text.ToString()), _redactor.MaskContacts(text.ToString()));
        }
    }

    private static string MaskEverywhere(string text)
    {
        text = MailAddressPatterns.Address().Replace(text, match => MailAddressPatterns.IsAccount(text, match) ? match.Value : "[e-mail]");
        text = PhonePatterns.AfterWord().Replace(text, match => PhonePatterns.IsNumber(match.Groups["phone"].ValueSpan, 5) ? match.Groups["word"].Value + "[phone]" : match.Value);
        text = PhonePatterns.International().Replace(text, match => PhonePatterns.IsNumber(match.ValueSpan, 8) ? "[phone]" : match.Value);
        return PhonePatterns.NorthAmerican().Replace(text, "[phone]");
    }
}
