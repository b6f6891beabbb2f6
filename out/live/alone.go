package live

import (
	"crypto/sha256"
	_ "embed"
	"encoding/base64"
	"encoding/json"
	"fmt"
	"html/template"
	"strings"
)

// inside is what moves a page that carries its engine.
//
//go:embed inside.js
var inside string

// Engine is the program for a browser, and what starts it there.
type Engine struct {
	Gzipped []byte // WebAssembly, compressed by gzip
	Runtime []byte // wasm_exec.js of the Go that compiled it
}

// Alone writes a page that needs nothing but a browser: engine and scenario (as JSON can write it)
// are in it, and its policy lets it load nothing.
func Alone(shell Shell, e Engine, scenario any) ([]byte, error) {
	about, err := json.Marshal(scenario) // escapes <, > and &: no text ends the element it stands in
	if err != nil {
		return nil, err
	}
	script := inside + Script
	sum := sha256.Sum256([]byte(script))
	policy := fmt.Sprintf("default-src 'none'; script-src 'sha256-%s' 'wasm-unsafe-eval'; worker-src blob:; "+
		"style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'",
		base64.StdEncoding.EncodeToString(sum[:]))
	shell.Offline = true
	shell.Security = template.HTML(`<meta http-equiv="Content-Security-Policy" content="` + policy + `">`)
	var b strings.Builder
	data := func(id, kind, text string) {
		fmt.Fprintf(&b, "<script type=%q id=%q>%s</script>\n", kind, id, text)
	}
	data("inside", "application/json", string(about))
	data("engine", "application/octet-stream", base64.StdEncoding.EncodeToString(e.Gzipped))
	data("runtime", "application/octet-stream", base64.StdEncoding.EncodeToString(e.Runtime))
	b.WriteString("<script type=\"module\">" + script + "</script>\n")
	shell.Inside = template.HTML(b.String())
	return Page(shell)
}
