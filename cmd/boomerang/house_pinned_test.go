package main

import (
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// Whatever .ci installs is of an exact version, and runs no script of its own while it
// is installed: what passed yesterday is what passes today, and nobody else's code runs
// before it was asked for.

// installs is a command that fetches a program, and what makes it exact. Of Go modules
// the go.sum beside a go.mod does.
var installs = []struct {
	what   *regexp.Regexp
	exact  *regexp.Regexp // of every word that names what is fetched; nil: never allowed
	demand string         // a flag it must have
}{
	{regexp.MustCompile(`\bnpm (?:ci)\b(.*)`), regexp.MustCompile(`^$`), "--ignore-scripts"}, // from package-lock.json
	{regexp.MustCompile(`\b(?:npm (?:install|i|add|exec)|npx|yarn|pnpm)\b(.*)`), nil, ""},
	{regexp.MustCompile(`\bpip3? install\b(.*)`), regexp.MustCompile(`==[\w.]+$`), "--only-binary"},
	{regexp.MustCompile(`\bapt(?:-get)? install\b(.*)`), regexp.MustCompile(`^[\w.+-]+=[\w.:+~-]+$`), ""},
	{regexp.MustCompile(`\bapt-get -\S+ install\b(.*)`), nil, ""},
	{regexp.MustCompile(`\bgo (?:install|get|mod download -json)\b(.*)`), regexp.MustCompile(`@v\d+\.\d+\.\d+`), ""},
	{regexp.MustCompile(`\bgo (?:run|tool) (?:-\S+ )*(\S+@\S+)`), regexp.MustCompile(`@v\d+\.\d+\.\d+`), ""},
	{regexp.MustCompile(`\b(?:curl|wget)\b(.*)`), nil, ""},
	{regexp.MustCompile(`\b(?:docker|podman) (?:pull|run)\b(.*)`), regexp.MustCompile(`@sha256:[0-9a-f]{64}`), ""},
	{regexp.MustCompile(`\b(?:gem|cargo|brew) install\b(.*)`), nil, ""},
}

// endOfCommand is where the words of a command of a shell end.
var endOfCommand = regexp.MustCompile(`[;|&)}]|\d?>|\s#`)

// unpinned lists the installs of a script that are not exact.
func unpinned(script string) (faults []string) {
	script = strings.ReplaceAll(script, "\\\n", " ")
	for _, line := range strings.Split(script, "\n") {
		if strings.HasPrefix(strings.TrimSpace(line), "#") {
			continue
		}
		for _, one := range installs {
			for _, found := range one.what.FindAllStringSubmatch(line, -1) {
				words := found[1]
				if end := endOfCommand.FindStringIndex(words); end != nil {
					words = words[:end[0]]
				}
				wrong := one.exact == nil || one.demand != "" && !strings.Contains(words, one.demand)
				for _, word := range strings.Fields(words) {
					wrong = wrong || !strings.HasPrefix(word, "-") && !one.exact.MatchString(word)
				}
				if wrong {
					faults = append(faults, strings.TrimSpace(line))
				}
			}
		}
	}
	return faults
}

func TestHousePinsWhatItInstalls(t *testing.T) {
	scripts := 0
	err := filepath.WalkDir("../../.ci", func(path string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() || filepath.Ext(path) == ".md" || filepath.Ext(path) == ".sum" {
			return err
		}
		text, err := os.ReadFile(path)
		if scripts++; filepath.Base(path) == "package-lock.json" {
			checkLock(t, path, string(text))
		}
		for _, fault := range unpinned(string(text)) {
			t.Errorf("%s installs what may be another tomorrow, or runs its scripts: %s", path, fault)
		}
		if filepath.Base(path) == "go.mod" && strings.Contains(string(text), "require") {
			if _, err := os.Stat(filepath.Join(filepath.Dir(path), "go.sum")); err != nil {
				t.Errorf("%s: %v", path, err)
			}
		}
		return err
	})
	if err != nil || scripts < 10 {
		t.Errorf("%d scripts, %v", scripts, err)
	}
}

// checkLock refuses packages of npm without a checksum.
func checkLock(t *testing.T, path, text string) {
	t.Helper()
	packages, sums := strings.Count(text, `"node_modules/`), strings.Count(text, `"integrity": "sha512-`)
	if packages == 0 || packages != sums {
		t.Errorf("%s: %d packages, %d checksums", path, packages, sums)
	}
}

// TestUnpinnedIsFound: the rule sees what it is for.
func TestUnpinnedIsFound(t *testing.T) {
	for line, want := range map[string]int{
		`npm install playwright-core`:                                        1,
		`timeout 30 npm i --ignore-scripts playwright-core@1.2.3`:            1,
		`npm ci --silent`:                                                    1,
		`(cd x && npm ci --ignore-scripts --silent) >y 2>&1`:                 0,
		`npx playwright`:                                                     1,
		`pip install numpy`:                                                  1,
		`pip install numpy==2.1.0`:                                           1,
		`pip install --only-binary=:all: numpy==2.1.0`:                       0,
		`apt-get install -y chromium >"$tmp/apt" 2>&1 || true`:               1,
		"apt-get install -y \\\n\tchromium=1.2-3~deb12u1 munge; }":           1,
		`apt-get install -y chromium=1:1.2-3~deb12u1 munge=0.5+1 >x || true`: 0,
		`go install golang.org/x/vuln/cmd/govulncheck@latest`:                1,
		`go run honnef.co/go/tools/cmd/staticcheck@v0.8.2 ./...`:             0,
		`go run honnef.co/go/tools/cmd/staticcheck@latest ./...`:             1,
		`go mod download -json k8s.io/kubernetes@v1.33.1 2>/dev/null`:        0,
		`go run ./cmd/boomerang batch x`:                                     0,
		`curl -sSf https://example.org/install.sh | sh`:                      1,
		`docker run alpine:latest true`:                                      1,
		`# npm install is not what we do`:                                    0,
	} {
		if got := unpinned(line); len(got) != want {
			t.Errorf("%s: %q, want %d", line, got, want)
		}
	}
}
