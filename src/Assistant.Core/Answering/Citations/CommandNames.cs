namespace Assistant.Core.Answering.Citations;

/// <summary>What is known of commands that no documentation has to explain.</summary>
internal static class CommandNames
{
    /// <summary>Commands and words of the shell that everyone may use.</summary>
    public static readonly IReadOnlySet<string> Everyday = Set(
        "alias awk bash break case cat cd chmod chown continue cp cut date df diff do done du echo elif else env esac eval exec exit export fi find for from function gcc git grep gunzip gzip head if",
        "import in less ln local ls make man mkdir mv nano ping pip print printf pwd python python3 read return rm rsync scp sed set sftp sh sleep sort source ssh sudo tail tar tee test then touch",
        "tr true ulimit uname unset vi vim wait wc wget which while whoami xargs");

    /// <summary>Of these even the options are common knowledge, or signs of the shell's own conditions.</summary>
    public static readonly IReadOnlySet<string> Plain = Set("cat cd date echo elif export for grep head if less ln ls mkdir printf pwd read set sort tail tee test touch uname wc which while whoami");

    /// <summary>Those whose next word is a program, a job, a user or a file, and no word that tells what to do.</summary>
    public static readonly IReadOnlySet<string> TakingAnyWord = Set(
        "aprun bkill bsub cc clang emacs finger ftn g++ gdb gfortran groups id java jsrun julia kill killall ldd lsof matlab mpicc mpicxx mpiexec mpifort mpirun nohup numactl nvcc perl pgrep pkill qdel",
        "qhold qrls qstat qsub R Rscript ruby salloc sbatch scancel screen seff sinfo sprio squeue srun sshare stat taskset time timeout tmux watch");

    /// <summary>The marks at the start of a directive of a batch system.</summary>
    public static readonly IReadOnlySet<string> Directives = Set("#SBATCH #PBS #BSUB #COBALT #OAR #$");

    /// <summary>Options whose values users think of themselves: names, files, variables.</summary>
    public static readonly IReadOnlySet<string> OptionsWithOwnValue = Set(
        "--account --bind --chdir --comment --config --data --device --display-name --env --error --export --file --input --job-name --label --log --mail-user --model --name --nodelist --output --overlay --prefix --project --title --user",
        "-A -e -I -J -L -N -P -u -v");

    /// <summary>Options whose value, in the next word, the site has named.</summary>
    public static readonly IReadOnlySet<string> OptionsWithSiteValue = Set("--partition --qos --constraint --reservation --queue -q");

    private static IReadOnlySet<string> Set(params string[] lines) => lines.SelectMany(line => line.Split(' ')).ToHashSet(StringComparer.Ordinal);
}
