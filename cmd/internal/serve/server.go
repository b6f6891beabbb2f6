package serve

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"net"
	"net/http"
	"sync"
	"time"

	"boomerang/cmd/internal/explore"
	"boomerang/cmd/internal/play"
	"boomerang/cmd/internal/terminal"
	"boomerang/out/live"
	"boomerang/sim/remedy"
)

// Server serves the page of one scenario.
type Server struct {
	page     *explore.Page
	t        *terminal.Terminal
	o        *play.Options
	listener net.Listener
	token    string
	writing  sync.Mutex // one report at a time
}

// New listens on a loopback address; port 0 is any that is free.
func New(t *terminal.Terminal, o *play.Options, page *explore.Page, address string, port int) (*Server, error) {
	if err := Loopback(address); err != nil {
		return nil, err
	}
	l, err := net.Listen("tcp", net.JoinHostPort(address, fmt.Sprint(port)))
	if err != nil {
		return nil, remedy.Errorf("cannot listen on port %d: %w", port, err).
			Hint("leave --port out for any that is free")
	}
	return &Server{page: page, t: t, o: o, listener: l, token: newToken()}, nil
}

// Address is what a browser opens.
func (s *Server) Address() string {
	return fmt.Sprintf("http://%s/%s/", s.listener.Addr(), s.token)
}

// goodbye is how long answers under way may take once the server is asked to stop.
const goodbye = 2 * time.Second

// Serve serves until ctx ends.
func (s *Server) Serve(ctx context.Context) error {
	port := s.listener.Addr().(*net.TCPAddr).Port
	server := &http.Server{
		Handler:           s.guarded(port),
		ReadHeaderTimeout: headTime,
		MaxHeaderBytes:    mostHead,
		BaseContext:       func(net.Listener) context.Context { return ctx },
	}
	stopped := make(chan error, 1)
	go func() {
		<-ctx.Done()
		late, over := context.WithTimeout(context.WithoutCancel(ctx), goodbye)
		defer over()
		stopped <- errors.Join(server.Shutdown(late), server.Close())
	}()
	if err := server.Serve(s.listener); !errors.Is(err, http.ErrServerClosed) {
		return err
	}
	<-stopped
	return nil
}

// guarded are the addresses of the page behind the guard.
func (s *Server) guarded(port int) http.Handler {
	mux := http.NewServeMux()
	mux.HandleFunc("GET /{$}", s.shell)
	mux.HandleFunc("GET /explore.js", s.script)
	mux.HandleFunc("POST /watch", s.watch)
	mux.HandleFunc("POST /compare", s.compare)
	mux.HandleFunc("POST /plan", s.answering(s.plan))
	mux.HandleFunc("POST /save", s.answering(s.save))
	mux.HandleFunc("POST /report", s.answering(s.report))
	return &guard{token: s.token, hosts: hostsOf(port), open: make(chan struct{}, mostRequests), next: mux}
}

func (s *Server) shell(w http.ResponseWriter, _ *http.Request) {
	page, err := live.Page(s.page.Shell())
	if err != nil {
		http.Error(w, err.Error(), http.StatusInternalServerError)
		return
	}
	w.Header().Set("Content-Type", "text/html; charset=utf-8")
	_, _ = w.Write(page) // who left has no page to mend
}

func (s *Server) script(w http.ResponseWriter, _ *http.Request) {
	w.Header().Set("Content-Type", "text/javascript; charset=utf-8")
	_, _ = w.Write([]byte(live.Script))
}

// asked is the body of a request.
type asked struct {
	Set  []string   `json:"set"`
	Pins [][]string `json:"pins"`
}

// read reads the body of a request; false where it was refused.
func read(w http.ResponseWriter, r *http.Request) (a asked, ok bool) {
	// a body that never ends would hold its place for good; what is listened to after it has no end
	c := http.NewResponseController(w)
	_ = c.SetReadDeadline(time.Now().Add(bodyTime)) // no connection of ours refuses
	d := json.NewDecoder(r.Body)
	d.DisallowUnknownFields()
	err := d.Decode(&a)
	_ = c.SetReadDeadline(time.Time{})
	if err != nil {
		http.Error(w, "the body is not what the page sends", http.StatusBadRequest)
		return a, false
	}
	return a, true
}

// watch plays settings, an event a line, as long as somebody listens: a move of the same page ends
// the request of the one before, and with it what it plays.
func (s *Server) watch(w http.ResponseWriter, r *http.Request) {
	a, ok := read(w, r)
	if !ok {
		return
	}
	w.Header().Set("Content-Type", "application/x-ndjson")
	to := &stream{w: w, out: json.NewEncoder(w), flush: http.NewResponseController(w)}
	if err := s.page.Watch(r.Context(), a.Set, to.send); err != nil && r.Context().Err() == nil {
		s.t.Warn("explore: %v", err)
	}
}

// stream sends events, one a line. Steps come from the workers.
type stream struct {
	mu      sync.Mutex
	w       http.ResponseWriter
	out     *json.Encoder
	flush   *http.ResponseController
	stepped time.Time
}

// stepEvery is how often a page is told how far playing has come.
const stepEvery = 200 * time.Millisecond

func (s *stream) send(e explore.Event) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	if e.Kind == "step" {
		if time.Since(s.stepped) < stepEvery {
			return nil
		}
		s.stepped = time.Now()
	}
	if err := s.out.Encode(e); err != nil {
		return err
	}
	return s.flush.Flush()
}

func (s *Server) compare(w http.ResponseWriter, r *http.Request) {
	if a, ok := read(w, r); ok {
		reply(w, s.page.Compare(r.Context(), a.Pins))
	}
}

func reply(w http.ResponseWriter, t explore.Told) {
	w.Header().Set("Content-Type", "application/json")
	_ = json.NewEncoder(w).Encode(t) // who left needs no answer
}

// answering answers a question about one setting.
func (s *Server) answering(answer func(ctx context.Context, set []string) (explore.Told, error)) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		a, ok := read(w, r)
		if !ok {
			return
		}
		err := s.page.Allowed(a.Set)
		var t explore.Told
		if err == nil {
			t, err = answer(r.Context(), a.Set)
		}
		if err != nil {
			t = explore.Told{Problem: remedy.Text(terminal.WithRemedy(err))}
		}
		reply(w, t)
	}
}

func (s *Server) plan(ctx context.Context, set []string) (explore.Told, error) {
	return s.page.Answer(ctx, "plan", set, nil), nil
}

func (s *Server) save(ctx context.Context, set []string) (explore.Told, error) {
	name, err := s.page.Save(ctx, set)
	return explore.Told{Text: live.Saved(name, remedy.Quoted("boomerang", "run", remedy.File(name)))}, err
}

func (s *Server) report(ctx context.Context, set []string) (explore.Told, error) {
	s.writing.Lock()
	defer s.writing.Unlock()
	o := *s.o
	o.Charts = true
	dir, err := s.page.Report(ctx, terminal.Silent(), &o, set, "")
	return explore.Told{Text: live.Written(dir)}, err
}
