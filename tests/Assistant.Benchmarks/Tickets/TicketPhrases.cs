namespace Assistant.Benchmarks.Tickets;

/// <summary>Sentences, names and outputs of which tickets are made; the numbers in them are drawn, so that no two tickets are alike.</summary>
internal sealed class TicketPhrases(Random random)
{
    private static readonly string[] Names = ["Mira Vance", "Oren Talbot", "Ines Corvane", "Jonas Redfern", "Aiko Harada", "Pavel Drumm", "Lena Ostrow", "Samir Qadri", "Tess Moreau", "Viktor Lund"];

    private static readonly string[] Systems = ["osprey", "heron", "kestrel"];

    private static readonly string[] Codes = ["gromacs", "vasp", "openfoam", "lammps", "pytorch", "nek5000", "quantum-espresso", "wrf", "amber", "tensorflow"];

    private static readonly string[] Sentences =
    [
        "since yesterday evening my job {0} in the queue prod on {1} has not started, although there are free nodes",
        "the {2} run stops after {0} steps with a segmentation fault in MPI_Allreduce and leaves no core file",
        "I cannot log in to {1}: after the passcode prompt the connection is closed by the server without a message",
        "the project directory is full and I am not allowed to delete the files of a colleague who has left",
        "could you please tell me how many node-hours are left, and whether unused ones are lost at the end of the quarter?",
        "the module {2}/{0} was there before the maintenance and is now missing, so that all of our scripts fail",
        "with more than 64 ranks per node the program runs out of memory, with 32 it is twice as slow as on the old machine",
        "I followed the page on job arrays, but the index variable is empty in the script",
        "the transfer of {0} files to the archive hangs at about forty percent and the client says that the endpoint is paused",
        "we have changed the limit for your account; please log out and in again, and submit the job once more",
        "the file system was slow between ten and twelve because of a failed disk; it has been replaced in the meantime",
        "please use the debug queue for runs below one hour, they start within minutes there",
        "the compiler was updated, so programs have to be built again; a rebuild of {2} with the new one went through here",
        "according to the log the job {0} was killed because it asked for less memory than it used",
        "is there a way to see the efficiency of a finished job, and could the report be sent by mail?",
        "I attach the output below; the interesting part is near the end of it",
    ];

    private static readonly string[] Outputs =
    [
        "comment = Not Running: request {0} node-hours exceeds balance 412.6 of project icesheet",
        "slurmstepd: error: Detected 1 oom_kill event in StepId={0}.0. Some of the step tasks have been OOM Killed.",
        "srun: error: node{0}: task 17: Segmentation fault (core dumped)",
        "forrtl: severe (174): SIGSEGV, segmentation fault occurred in /home/u{0}/src/{2}/solver.f90",
        "Lmod has detected the following error: The following module(s) are unknown: \"{2}/{0}\"",
        "RuntimeError: CUDA out of memory. Tried to allocate 2.50 GiB (GPU 0; 39.59 GiB total capacity; {0} MiB free)",
        "qsub -A icesheet -q prod -l select=32:ncpus=64,walltime=24:00:00 /lus/scratch/u{0}/run.pbs",
        "rank {0} exited on signal 9 (Killed) on {1}-n0233",
    ];

    /// <summary>A person.</summary>
    public string Name() => Pick(Names);

    /// <summary>A subject line.</summary>
    public string Subject() => Capital(Filled(Pick(Sentences)))[..60];

    /// <summary>A paragraph.</summary>
    public string Paragraph(int sentences) => string.Join(' ', Enumerable.Range(0, sentences).Select(_ => Capital(Filled(Pick(Sentences))) + "."));

    /// <summary>Lines that a program wrote.</summary>
    public string Output(int lines) => string.Join('\n', Enumerable.Range(0, lines).Select(_ => Filled(Pick(Outputs))));

    private string Pick(string[] from) => from[random.Next(from.Length)];

    private string Filled(string text) => string.Format(null, text, random.Next(100_000, 9_999_999), Pick(Systems), Pick(Codes));

    private static string Capital(string text) => char.ToUpperInvariant(text[0]) + text[1..];
}
