using Assistant.Core.Privacy;

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
}
