using Assistant.Core.Answering.Citations;

namespace Assistant.Core.Tests.Answering.Citations;

/// <summary>What of a command, a path, a host, a version or a number an answer may write otherwise than its source, and what not.</summary>
public sealed class ClaimRulesTests
{
    private const string Guide = """
        Log in with `ssh <username>@login.lake.example` or write to `help@lake.example`. Use `module load gcc/13.2.0` and `apptainer exec --nv image.sif`.
        Your folder is `/work/<project>`, for example `/work/ice/input/`; software lies in `/work/<project>/modulefiles`. Logs are under `/var/log/jobs`, settings in `~/.lakerc`.
        Compile with `nvcc -O3 -arch=sm_90 -o prog prog.cu`. Request memory with `--mem=120G` and a partition with `--partition=long`, as in `sbatch --partition=long job.sh`.
        A warning comes five minutes before the end, a first answer within 2 working days. Jobs end after 48 hours, tests after 0:30. The limit is 5 million files or 1-128 nodes.
        The link has 100 Gb/s. Set `export LAKE_CACHE_DIR=/work/ice/cache`. Rights: `chmod 700 ~/.ssh`. Use `tar -c -f x.tar x`, `make -j 8`.
        List jobs with `qls -u $USER`, then `qrm 12` or `lakectl show 12`. The subcommands are `show` and `drop`.

        | Kind | Nodes | Usable | Speed |
        |---|---|---|---|
        | thin | 640 | 240,000 MB | 2 GB/s |
        | fat | 24 | 1,920,000 MB | 5 GB/s |

        | Program | Versions |
        |---|---|
        | hdf5 | 1.12.3, 1.14.3 |
        """;

    [Theory]
    [InlineData("Log in with `ssh jdoe@login.lake.example` [1].")]
    [InlineData("Log in with `ssh your_name@login.lake.example`, or as user@login.lake.example [1].")]
    [InlineData("Write to help@lake.example [1].")]
    [InlineData("Load hdf5/1.14.3 [1].")]
    [InlineData("Run `module load hdf5/1.12.3 gcc/13.2.0` [1].")]
    [InlineData("Your folder is `/work/$PROJECT`, and modules are in `/work/myproject/modulefiles` [1].")]
    [InlineData("Run `ls -l /work/myproject/run1/out.txt` [1].")]
    [InlineData("Copy it with `cp ~/thesis/a.txt ./b.txt > /dev/null` [1].")]
    [InlineData("Logs are under /var/log [1].")]
    [InlineData("Use `--mem=64G` or `--mem=120G` [1].")]
    [InlineData("Use `--partition=long` [1].")]
    [InlineData("Use `tar -cf a.tar a` and `make -j16` [1].")]
    [InlineData("Make the folder with `mkdir -p sub/folder` [1].")]
    [InlineData("You are warned 5 minutes before, and get an answer within two working days [1].")]
    [InlineData("Jobs end after 2 days, tests after 30 minutes [1].")]
    [InlineData("You may have 5,000,000 files on 1–128 nodes [1].")]
    [InlineData("There are 640 nodes with 240 000 MB [1].")]
    [InlineData("Run `lakectl drop 12` or `lakectl show 7` [1].")]
    [InlineData("Run `qls -u jdoe` [1].")]
    [InlineData("Start it [1]:\n\n```bash\n#!/bin/bash\nexport DATA_DIR=/work/ice/input\nsbatch --partition=long my.sh $DATA_DIR # as --often as needed=1\n```")]
    [InlineData("Run `cat /work/your_project/run1/out.txt` [1].")]
    [InlineData("For 200 GB write `sbatch --mem=200G job.sh` [1].")]
    [InlineData("The file is results.tar.gz, made by run.all.sh [1].")]
    public void Check_WrittenOtherwise_IsSupported(string answer) => Assert.Equal([], Unsupported(answer));

    [Theory]
    [InlineData("Log in with `ssh jdoe@login2.lake.example` [1].", "login2.lake.example")]
    [InlineData("Copy it: `scp a.txt jdoe@data.lake.example:/work/ice/input/` [1].", "data.lake.example")]
    [InlineData("Use <user>@lake.org: `<user>@lake.org` [1].", "lake.org")]
    [InlineData("The host is portal.lake.example [1].", "portal.lake.example")]
    [InlineData("Write to support@lake.example [1].", "support@lake.example")]
    [InlineData("Load hdf5/1.14.4 [1].", "hdf5/1.14.4")]
    [InlineData("Run `module load gcc/12` [1].", "gcc/12")]
    [InlineData("Run `create -p /work/ice/input python=3.12` [1].", "create", "-p", "python=3.12")]
    [InlineData("Your folder is `/lus/work/<project>` [1].", "/lus/work/<project>")]
    [InlineData("Modules are in `/work/<project>/modules` [1].", "/work/<project>/modules")]
    [InlineData("Look at `/work/<project>/.snapshot` [1].", "/work/<project>/.snapshot")]
    [InlineData("Run `cat /var/log/slurm/out` [1].", "/var/log/slurm/out")]
    [InlineData("Run `rm ~/.lake/cache` [1].", "~/.lake/cache")]
    [InlineData("Use `--mem=120M` [1].", "120M")]
    [InlineData("Use `sbatch --partition=short job.sh` [1].", "short")]
    [InlineData("Use `nvcc -O2 -arch=sm_80 a.cu` [1].", "-O2", "sm_80")]
    [InlineData("Use `tar -czf a.tar a` [1].", "-czf")]
    [InlineData("Use `#SBATCH --gres=gpu:a100:2` [1].", "#SBATCH", "--gres", "gpu", "a100")]
    [InlineData("You are warned ten minutes before [1].", "ten minutes")]
    [InlineData("You get an answer within 3 working days [1].", "3 working days")]
    [InlineData("Jobs end after 3 days [1].", "3 days")]
    [InlineData("The limit is 1-256 nodes and 2 million files [1].", "256 nodes", "2 million")]
    [InlineData("Jobs may use 240,000 GB [1].", "240,000 GB")]
    [InlineData("There are 640 GB [1].", "640 GB")]
    [InlineData("The link has 100 GB/s, disks 2 MB/s [1].", "100 GB/s", "2 MB/s")]
    [InlineData("The limit is 200 GB, as in `--mem=200G` [1].", "200 GB")]
    [InlineData("Run `lakectl restart 12` [1].", "lakectl restart")]
    [InlineData("Run `chmod 755 ~/.ssh` [1].", "755")]
    [InlineData("Start it [1]:\n\n```bash\nexport LAKE_TEMP_DIR=/work/ice/input\nexport OTHER=$LAKE_HOME\n```", "LAKE_TEMP_DIR", "$LAKE_HOME")]
    public void Check_AnotherThing_IsNamed(string answer, params string[] unsupported) => Assert.Equal(unsupported, Unsupported(answer));

    private static IEnumerable<string> Unsupported(string answer) =>
        CitationVerifier.Check(answer, [TestSources.Source(1, Guide)]).Checks.SelectMany(check => check.Unsupported);
}
