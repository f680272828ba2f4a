/* Starts Asker skriv: loads the Python library beside the program, in isolated mode, and runs the
 * package asker_skriv with the program's own arguments. It can run nothing else.
 *
 * Built twice: with -DCONSOLE for the command line and the checking process, without for the
 * window. PYTHON_DLL is given by the build.
 */
#define WIN32_LEAN_AND_MEAN
#include <stdio.h>
#include <stdlib.h>
#include <wchar.h>
#include <windows.h>

typedef int (*python_main)(int, wchar_t **);

int _dowildcard = 0; /* mingw's start-up code leaves «*» and «?» in the arguments alone */

/* -I: neither environment nor user folder has a say. -B: nothing is written to the folder. */
static wchar_t *fixed[] = {L"-I", L"-B", L"-X", L"utf8", L"-m", L"asker_skriv"};
enum { FIXED_COUNT = sizeof fixed / sizeof *fixed, LONGEST_PATH = 32768 };

/* Set for the whole machine by other programs with a Qt of their own, which ours can't load. */
static const wchar_t *others[] = {L"QT_PLUGIN_PATH", L"QT_QPA_PLATFORM_PLUGIN_PATH"};

static int failed(const wchar_t *what)
{
    static wchar_t text[1024];
    _snwprintf(text, 1023,
               L"Asker skriv kan ikke starte: %ls. Meld fra til IT, som kan reparere "
               L"installasjonen. (Feil %lu)",
               what, GetLastError());
#ifdef CONSOLE
    fwprintf(stderr, L"%ls\n", text);
#else
    MessageBoxW(NULL, text, L"Asker skriv", MB_OK | MB_ICONERROR);
#endif
    return 70;
}

static int start(int count, wchar_t **arguments)
{
    static wchar_t path[LONGEST_PATH];
    DWORD length = GetModuleFileNameW(NULL, path, LONGEST_PATH);
    if (length == 0 || length + wcslen(PYTHON_DLL) >= LONGEST_PATH)
        return failed(L"mappen har for langt navn");
    wcscpy(wcsrchr(path, L'\\') + 1, PYTHON_DLL);

    for (size_t i = 0; i < sizeof others / sizeof *others; i++)
        SetEnvironmentVariableW(others[i], NULL);
    SetDllDirectoryW(L""); /* never a library from the folder of the letter */
    HMODULE library = LoadLibraryExW(path, NULL, LOAD_WITH_ALTERED_SEARCH_PATH);
    if (library == NULL)
        return failed(L"biblioteket " PYTHON_DLL L" mangler eller er skadet");
    python_main run = (python_main)(void *)GetProcAddress(library, "Py_Main");
    if (run == NULL)
        return failed(L"biblioteket " PYTHON_DLL L" er ikke det riktige");

    wchar_t **all = calloc((size_t)count + FIXED_COUNT + 1, sizeof *all);
    if (all == NULL)
        return failed(L"maskinen har ikke nok minne");
    all[0] = arguments[0];
    for (int i = 0; i < FIXED_COUNT; i++)
        all[1 + i] = fixed[i];
    for (int i = 1; i < count; i++)
        all[FIXED_COUNT + i] = arguments[i];
    return run(count + FIXED_COUNT, all);
}

#ifdef CONSOLE
int wmain(int count, wchar_t **arguments)
{
    return start(count, arguments);
}
#else
int WINAPI wWinMain(HINSTANCE self, HINSTANCE unused, PWSTR line, int show)
{
    (void)self, (void)unused, (void)line, (void)show;
    return start(__argc, __wargv);
}
#endif
