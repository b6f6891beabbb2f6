package serve

import (
	"crypto/rand"
	"crypto/subtle"
	"encoding/hex"
	"fmt"
	"mime"
	"net"
	"net/http"
	"strings"
	"time"

	"boomerang/sim/remedy"
)

// policy is what the page may do in a browser. Styles stand in the page and in its pictures.
const policy = "default-src 'none'; script-src 'self'; connect-src 'self'; style-src 'unsafe-inline'; " +
	"img-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"

// Bounds of what is served at once.
const (
	mostBody     = 64 << 10
	mostRequests = 12
	mostHead     = 16 << 10
	headTime     = 10 * time.Second
	bodyTime     = 5 * time.Second
)

// newToken is the secret part of the address.
func newToken() string {
	var b [18]byte
	rand.Read(b[:]) // never fails (crypto/rand)
	return hex.EncodeToString(b[:])
}

// Loopback refuses an address that others can reach.
func Loopback(address string) error {
	ip := net.ParseIP(address)
	if address == "localhost" || ip != nil && ip.IsLoopback() {
		return nil
	}
	return remedy.Errorf("--listen %s: the page is for this machine only", address).
		Hint("leave it out, and reach it from elsewhere through a tunnel: ssh -L PORT:127.0.0.1:PORT HOST")
}

// guard lets through what comes from the page itself.
type guard struct {
	token string
	hosts []string // host:port, as a browser writes them
	open  chan struct{}
	next  http.Handler
}

// ServeHTTP checks a request, in the order in which less is given away.
func (g *guard) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	h := w.Header()
	h.Set("Content-Security-Policy", policy)
	h.Set("X-Content-Type-Options", "nosniff")
	h.Set("Referrer-Policy", "no-referrer")
	h.Set("Cross-Origin-Resource-Policy", "same-origin")
	h.Set("Cross-Origin-Opener-Policy", "same-origin")
	h.Set("Cache-Control", "no-store")
	rest, status := g.check(r)
	if status != 0 {
		http.Error(w, http.StatusText(status), status)
		return
	}
	select {
	case g.open <- struct{}{}:
		defer func() { <-g.open }()
	default:
		http.Error(w, "too many requests at once", http.StatusServiceUnavailable)
		return
	}
	r.Body = http.MaxBytesReader(w, r.Body, mostBody)
	r.URL.Path = rest
	g.next.ServeHTTP(w, r)
}

// check is the path behind the token, or the status a request is refused with.
func (g *guard) check(r *http.Request) (rest string, refused int) {
	if !g.known(r.Host) {
		return "", http.StatusMisdirectedRequest
	}
	if from := r.Header.Get("Origin"); from != "" {
		if host, ok := strings.CutPrefix(from, "http://"); !ok || !g.known(host) {
			return "", http.StatusForbidden
		}
	}
	switch r.Header.Get("Sec-Fetch-Site") {
	case "", "none", "same-origin":
	default:
		return "", http.StatusForbidden
	}
	token, rest, _ := strings.Cut(strings.TrimPrefix(r.URL.Path, "/"), "/")
	if subtle.ConstantTimeCompare([]byte(token), []byte(g.token)) != 1 {
		return "", http.StatusNotFound
	}
	if r.Method == http.MethodPost {
		if kind, _, err := mime.ParseMediaType(r.Header.Get("Content-Type")); err != nil || kind != "application/json" {
			return "", http.StatusUnsupportedMediaType
		}
	}
	return "/" + rest, 0
}

func (g *guard) known(host string) bool {
	for _, own := range g.hosts {
		if host == own {
			return true
		}
	}
	return false
}

// hostsOf are the names under which a browser of this machine asks for a port.
func hostsOf(port int) []string {
	var all []string
	for _, name := range []string{"127.0.0.1", "localhost", "[::1]"} {
		all = append(all, fmt.Sprintf("%s:%d", name, port))
	}
	return all
}
