using System.Collections.Frozen;

namespace Assistant.Core.Retrieval.Analysis;

/// <summary>What HPC centres call by several names. General words only: nothing here may be the name of one site's system or service.</summary>
internal static class Synonyms
{
    // One group a line; every entry stands for every other.
    private const string Groups =
        """
        queue, partition
        walltime, wall time, wall clock, time limit
        gpu, accelerator, graphics card
        project, allocation, account
        filesystem, file system
        quota, disk space, storage limit
        2fa, mfa, two factor, multi factor, otp, one time password, authenticator
        login, log in, sign in, logon
        cpu, processor
        core, cpu
        ram, memory
        oom, out of memory
        pending, queued, waiting, wait
        cancel, kill, abort
        container, singularity, apptainer, docker
        conda, miniconda, anaconda
        venv, virtual environment
        env, environment
        dir, directory, folder
        config, configuration
        lib, library
        app, application
        program, application, software
        repo, repository
        admin, administrator
        auth, authentication
        var, variable
        password, passphrase
        delete, remove, purge
        price, cost, billing, charge
        max, maximum, longest, biggest, largest
        min, minimum
        limit, maximum
        cite, acknowledge, acknowledgement, citation
        vm, virtual machine, instance
        db, database
        postgres, postgresql
        notebook, jupyter
        front end, frontend, login node
        browser, web interface, web portal
        array job, job array
        nvme, ssd, flash, burst buffer
        tape, archive
        helpdesk, support, service desk
        licence, license
        transfer, copy
        upload, put
        compile, build
        submit, sbatch, qsub
        expire, expiration, lifetime, valid
        permission, access right
        member, colleague
        gpfs, spectrum scale
        lustre, parallel file system
        mpi, message passing
        thread, openmp
        bucket, container
        multi node, several nodes
        requeue, restart
        backup, snapshot, copy
        shared, common
        idle, inactive, inactivity
        stop, shutdown, shut down, terminate
        group, project
        ask, request, apply
        phone, mobile, smartphone
        key, credential
        secret, password
        crash, fail, abort
        slow, performance
        version, release
        start, launch, run
        install, build
        machine, system, cluster, supercomputer
        guide, tutorial, documentation
        show, list, display
        move, transfer, migrate
        valid, validity
        size, capacity
        interval, period
        share, access
        """;

    private static readonly FrozenDictionary<string, IReadOnlyList<IReadOnlyList<string>>> ByEntry = Read();

    /// <summary>The most words an entry has.</summary>
    public const int LongestEntry = 3;

    /// <summary>What may stand for a word or a phrase, each a list of words; empty for most.</summary>
    /// <param name="words">The words in their stems, joined by blanks.</param>
    public static IReadOnlyList<IReadOnlyList<string>> Of(string words) => ByEntry.GetValueOrDefault(words, []);

    private static FrozenDictionary<string, IReadOnlyList<IReadOnlyList<string>>> Read()
    {
        var byEntry = new Dictionary<string, List<string>>();
        foreach (var group in Groups.Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            var entries = group.Split(',', StringSplitOptions.TrimEntries);
            foreach (var entry in entries)
            {
                var key = string.Join(' ', entry.Split(' ').Select(EnglishStem.Of));
                byEntry.TryAdd(key, []);
                byEntry[key].AddRange(entries.Where(other => other != entry));
            }
        }

        return byEntry.ToFrozenDictionary(
            entry => entry.Key, IReadOnlyList<IReadOnlyList<string>> (entry) => [.. entry.Value.Distinct().Select(words => words.Split(' '))]);
    }
}
