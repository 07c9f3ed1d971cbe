using Assistant.Core.Privacy;

namespace Assistant.Core.Tests.Privacy;

public sealed class RedactorTests
{
    private readonly Redactor _redactor = new();

    // Written in two halves, so that no scanner of repositories takes the invented ones for real ones.
    public static TheoryData<string, string> Secrets => new()
    {
        { "password: Mooring!Lantern-4471q", "Mooring!Lantern-4471q" },
        { "Password = hunter", "hunter" },
        { "my pw is Abc.123!", "Abc.123" },
        { "the password is lantern.", "lantern" },
        { "user joe, pw Mooring4471", "Mooring4471" },
        { "PASSWORD=tiger7", "tiger7" },
        { "{\"user\":\"joe\",\"password\":\"a b c\",\"host\":\"x\"}", "a b c" },
        { "it's pass'word9 - password: pass'word9", ": pass'word9" },
        { "passphrase 'correct horse battery'", "correct horse battery" },
        { "changed my password to Mooring4471.", "Mooring4471" },
        { "the password for joe is Mooring4471", "Mooring4471" },
        { "password on the old portal: tiger", "tiger" },
        { "credentials: joe / Mooring4471", "Mooring4471" },
        { "MobilePASS+ code 49281735", "49281735" },
        { "Password:\n  Mooring!4471\nthanks", "Mooring!4471" },
        { "Password | Mooring!4471", "Mooring!4471" },
        { "Passwort lautet Segel99", "Segel99" },
        { "username/pass: joe/Mooring1", "Mooring1" },
        { "DB_PASS=tiger7x", "tiger7x" },
        { "sshpass -p tiger7 ssh joe@osprey", "tiger7" },
        { "tool --password tiger --host x", "tiger" },
        { "tool --db-password='tig er' --host x", "tig er" },
        { "mysql -u joe -ptiger7 db", "tiger7" },
        { "curl -u joe:tiger7 https://x.example/", "tiger7" },
        { "git clone https://joe:tiger7@git.example.org/a.git", "tiger7" },
        { "machine ftp.example.org login joe password tiger", "tiger" },
        { "<password>tiger</password>", "tiger" },
        { "joe:$6$saltsalt$" + "abcdefghijklmnopqrstuvwxyz0123456789:19000", "abcdefghijkl" },
        { "PIN: 4711", "4711" },
        { "token=hlpat_7Qm2xV9sLr4TzKc8WnYb3HdJ6fGa0Pe5Us1D", "hlpat_7Qm2" },
        { "http://127.0.0.1:8888/lab?token=0123456789abcdef0123456789abcdef0123456789abcdef", "0123456789abcdef" },
        { "AKIA" + "IOSFODNN7EXAMPLE", "IOSFODNN7" },
        { "aws_secret_access_key = wJalrXUtnFEMI/K7MDENG/bPxRfiCY" + "EXAMPLEKEY", "wJalrXUtn" },
        { "ghp_" + "0123456789abcdefghijABCDEFGHIJ012345", "0123456789abc" },
        { "glpat-" + "0123456789abcdefghij", "0123456789abc" },
        { "xoxb-" + "1234567890-abcdefghij", "1234567890" },
        { "sk-" + "proj-0123456789abcdefghij", "0123456789abc" },
        { "hf_" + "abcdefghijklmnopqrstuvwxyz0123", "abcdefghijkl" },
        { "Authorization: Bearer abcdef0123456789.xyz", "abcdef0123456789" },
        { "Authorization: Basic am9lOnRpZ2VyNzc=", "am9lOnRpZ2VyNzc" },
        { "curl -H 'X-Auth-Token: abc123def456ghi'", "abc123def456ghi" },
        { "eyJhbGciOiJIUzI1NiJ9." + "eyJzdWIiOiIxMjM0NTY3ODkwIn0.dozjgNryP4J3jVmNHl0w5N_XgL0n3I9PlFUP0THsR8U", "dozjgNryP4J3" },
        { "Ag" + "0123456789abcdefghijABCDEFGHIJ0123456789abcdefghij", "0123456789abc" },
        { "my token hlpat_7Qm2xV9sLr4TzKc8WnYb3", "hlpat_7Qm2" },
        { "https://b.s3.example.org/x?X-Amz-Signature=0123456789abcdef0123", "0123456789abcdef" },
        { "my OTP is 492817", "492817" },
        { "the passcode I entered: 492 817", "492 817" },
        { "492817 is your verification code", "492817" },
        { "otpauth://totp/HLCC:joe?secret=JBSWY3DPEHPK3PXP", "JBSWY3DPEHPK3PXP" },
        { "OTP 111222 and 333444 failed", "333444" },
        { "recovery codes: ab12-cd34 ef56-gh78", "ef56-gh78" },
        { "card 4111 1111 1111 1111 exp 10/27", "4111 1111" },
        { "card 4539578763621486", "4539578763621486" },
        { "card 3782 822463 10005", "822463" },
        { "my SSN is 078-05-1120", "078-05-1120" },
        { "social security number: 078051120", "078051120" },
        { "078-05-1120 (SSN)", "078-05-1120" },
        { "b3BlbnNzaC1rZXktdjE" + "AAAAABG5vbmUAAAAEbm9uZQ==", "AAAAABG5vbmU" },
        { "-----BEGIN OPENSSH PRIVATE " + "KEY-----\nb3BlbnNzaC1\nabc\n-----END OPENSSH PRIVATE KEY-----\nbye", "b3BlbnNzaC1" },
        { "-----BEGIN RSA PRIVATE " + "KEY-----\nProc-Type: 4,ENCRYPTED\n\nMIIEpAIBAAKCAQEA0123456789abcdef\nMIIEpAIBAAKCAQEA0123456789abcdeg\nand that was all", "MIIEpAIBAAKC" },
        { "-----BEGIN PRIVATE " + "KEY----- MIIEpAIBAAKCAQEA0123456789abcdef MIIEpAIBAAKCAQEA0123456789abcdeg -----END PRIVATE KEY-----", "MIIEpAIBAAKC" },
        { "PuTTY-User-Key-File-3: ssh-ed25519\nEncryption: none\nPrivate-Lines: 1\nAAAAIA0123456789\nPrivate-MAC: 00aa11\n", "AAAAIA0123456789" },
    };

    public static TheoryData<string> Harmless => new()
    {
        "Please reset your password in the portal.",
        "password: see the portal",
        "Password:\nPermission denied, please try again.",
        "pdrumm@osprey.harrowlake.example's password:",
        "It accepts the password question and the passcode question and then says denied.",
        "The portal works with the same password.",
        "please never send a password or a token, not even to us.",
        "my password is expired. The password is not accepted; password was changed yesterday",
        "change the password in the portal now and make a new token; the old ones no longer work",
        "SECURITY: user pasted password and token.",
        "the password for heron is wrong; the password for the portal: see the guide. My password on Osprey has expired.",
        "I changed the password for job submission to the queue. Reset password at the portal: click on Account.",
        "credentials are stored in the portal and/or the vault",
        "echo $PWD |cut -d'/' -f1-3; password: leave empty; The user and password fields; secret key: a_crypt4gh.key",
        "config['db_password'] = os.environ['DB_PASSWORD']; password: {DB_PASSWORD}; \"password\": {",
        "use PASSCODE to log in to OpenShift. You will be asked for the passphrase to remove.",
        "The header (-----BEGIN OPENSSH PRIVATE KEY-----) or the footer (-----END OPENSSH PRIVATE KEY-----) is missing",
        "PWD=/home/joe/run OLDPWD=/home/joe",
        "password = getpass.getpass()",
        "password=$PASSWORD --password <password> password: ********",
        "passwd: files sss",
        "PASS test_gemm_f32 12.5s\nPASS: conv2d_7x7 (3.2 s)\n1st pass: 3.5s",
        "I entered the passcode and then submitted job 7602388",
        "I submitted job 7719866 on Heron; job 484906.osprey-pbs; StepId=7719866.0",
        "commit 9fceb02d0ae598e95dc970b74767f19372d61af8 of hdf5@1.14.3%gcc@13.2.0 /abcdef0123456",
        "module load gcc/13.2.0 openmpi/5.0.3 hdf5/1.14.3",
        "Task: 5c1e7a90-0000-4e1b-9d7e-111122223333",
        "SHA256:47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU",
        "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIJ0123456789abcdef joe@laptop",
        "-----BEGIN CERTIFICATE-----\nMIIEpAIBAAKCAQEA0123456789abcdef\n-----END CERTIFICATE-----",
        "wrote 4539578763621486 bytes to inode 4539578763621486",
        "4096 4096 4096 4096 8192\n1234567890123456",
        "--max_tokens=4096 max_token: 8192 tokens=1",
        "token = get_token(client2_0123456789)",
        "part number 078-05-1120",
        "srun -N 128 -n 16384 --time=02:00:00 --mem=240000M -A icesheet",
        "2026-09-22 14:20:33 and 20260922142033123",
        "sk-learn-with-many-hyphens-in-the-name and disk-usage-of-the-project-folder",
        "-----Original Message-----",
        "the token bucket algorithm; secret santa; API key is required",
        "OTP prompt appears; verification code was never sent. Error 1404 after code 137",
        "nodes=32:ppn=64 exit code 271, error code 12345678",
        "curl -u $USER:$PASSWORD https://x.example/",
        "PasswordAuthentication no\npassword required pam_unix.so sha512",
        "ssh -p 2222 joe@login.example.org; mpirun -n 4 pw.x -in scf.in; pw.x is killed",
        "ssh://git@git.example.org:2222/a.git https://docs.example.org:8443/@scope",
    };

    [Theory]
    [MemberData(nameof(Secrets))]
    public void RemoveSecrets_TextWithASecret_LeavesATypedMarkOnly(string text, string secret)
    {
        var redacted = _redactor.RemoveSecrets(text);

        Assert.DoesNotContain(secret, redacted.Text);
        Assert.Matches(@"\[(password|token|private key|one-time code|card number|social security number) removed\]", redacted.Text);
        Assert.NotEmpty(redacted.Removed);
    }

    [Theory]
    [MemberData(nameof(Secrets))]
    public void RemoveSecrets_WhatItHasCleaned_StaysAsItIs(string text, string secret)
    {
        Assert.NotEmpty(secret);
        var once = _redactor.RemoveSecrets(text);
        var twice = _redactor.RemoveSecrets(once.Text);

        Assert.Equal(once.Text, twice.Text);
        Assert.Empty(twice.Removed);
    }

    [Theory]
    [MemberData(nameof(Harmless))]
    public void RemoveSecrets_OrdinaryText_IsKeptAsItIs(string text)
    {
        var redacted = _redactor.RemoveSecrets(text);

        Assert.Equal(text, redacted.Text);
        Assert.Empty(redacted.Removed);
    }

    [Fact]
    public void RemoveSecrets_SeveralKinds_CountsEach()
    {
        var redacted = _redactor.RemoveSecrets("password: abc1!x and password: abd2!y, my OTP is 123456");

        Assert.Equal("password: [password removed] and password: [password removed], my OTP is [one-time code removed]", redacted.Text);
        Assert.Equal(2, redacted.Removed["password"]);
        Assert.Equal(1, redacted.Removed["one-time code"]);
    }

    [Fact]
    public void RemoveSecrets_KeyBlock_KeepsTheTextAround()
    {
        var redacted = _redactor.RemoveSecrets("I attach it:\n\n-----BEGIN OPENSSH PRIVATE KEY-----\nb3BlbnNz\n[truncated]\n-----END OPENSSH PRIVATE KEY-----\n\nKaspar");

        Assert.Equal("I attach it:\n\n[private key removed]\n\nKaspar", redacted.Text);
    }

    [Fact]
    public void RemoveSecrets_BudgetThatIsUsedUp_GivesNothingBack()
    {
        var budget = new TimeBudget(TimeSpan.FromSeconds(5), new HastyClock(TimeSpan.FromSeconds(1)));
        var text = string.Concat(Enumerable.Repeat("compass ", 1_000));

        Assert.Throws<TimeBudgetException>(() => _redactor.RemoveSecrets(text, budget));
        Assert.Equal(text, _redactor.RemoveSecrets(text).Text);
    }

    // A search that takes the square of the length would need hours, and every expression has a limit of its own.
    [Theory]
    [InlineData("password: ")]
    [InlineData("-----BEGIN PRIVATE KEY-----\n")]
    [InlineData("token ")]
    [InlineData("otp is ")]
    [InlineData("4111 ")]
    [InlineData("a.b-c_")]
    [InlineData("user login ")]
    [InlineData("curl a mysql b ")]
    [InlineData("+1 2 ")]
    [InlineData("changed my pass")]
    public void RemoveSecrets_HostileRepetition_ComesToAnEnd(string piece)
    {
        var text = string.Concat(Enumerable.Repeat(piece, 200_000 / piece.Length));

        Assert.NotNull(_redactor.RemoveSecrets(text));
        Assert.NotNull(_redactor.MaskContacts(text));
    }
}
