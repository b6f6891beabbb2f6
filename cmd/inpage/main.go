//go:build js

package main

import (
	"context"
	"encoding/json"
	"fmt"
	"syscall/js"

	"boomerang/cmd/internal/explore"
	"boomerang/cmd/internal/play"
	"boomerang/cmd/internal/terminal"
	"boomerang/models/desk"
)

// main begins what the page made this worker for, and waits for messages ever after.
func main() {
	start := js.Global().Get("boomerangStart")
	if start.Get("role").String() == "player" {
		playFor(start.Get("desk"))
	} else {
		begin(start)
	}
	select {}
}

// bytesOf copies an array of bytes out of the browser.
func bytesOf(v js.Value) []byte {
	b := make([]byte, v.Get("length").Int())
	js.CopyBytesToGo(b, v)
	return b
}

// arrayOf copies bytes into the browser.
func arrayOf(b []byte) js.Value {
	v := js.Global().Get("Uint8Array").New(len(b))
	js.CopyBytesToJS(v, b)
	return v
}

// listen calls f with the data of every message of a port, each in a goroutine of its own.
func listen(port js.Value, f func(data js.Value)) {
	port.Set("onmessage", js.FuncOf(func(_ js.Value, args []js.Value) any {
		data := args[0].Get("data")
		go f(data)
		return nil
	}))
}

// playFor plays the worlds that the desk sends, one after the other.
func playFor(deskPort js.Value) {
	listen(deskPort, func(data js.Value) {
		rows, err := playWorld(bytesOf(data))
		deskPort.Call("postMessage", map[string]any{"rows": arrayOf(rows), "error": messageOf(err)})
	})
}

// playWorld plays a world as it was sent.
func playWorld(sent []byte) (rows []byte, err error) {
	defer func() {
		if v := recover(); v != nil {
			err = fmt.Errorf("a world broke: %v", v)
		}
	}()
	w, err := decodeWorld(sent)
	if err != nil {
		return nil, err
	}
	played, err := w.Play(context.Background())
	if err != nil {
		return nil, err
	}
	return encode(played)
}

func messageOf(err error) string {
	if err == nil {
		return ""
	}
	return err.Error()
}

// pool are the workers that play.
type pool struct{ idle chan js.Value }

// play hands a world to a worker that is idle. Who does not want it any more leaves, and the worker
// is idle again when it has played to its end.
func (p *pool) play(ctx context.Context, w desk.World) ([]desk.Row, error) {
	sent, err := encode(w)
	if err != nil {
		return nil, err
	}
	var port js.Value
	select {
	case port = <-p.idle:
	case <-ctx.Done():
		return nil, ctx.Err()
	}
	come := make(chan js.Value, 1)
	listen(port, func(data js.Value) {
		come <- data
		p.idle <- port
	})
	port.Call("postMessage", arrayOf(sent))
	select {
	case data := <-come:
		if text := data.Get("error").String(); text != "" {
			return nil, fmt.Errorf("%s", text)
		}
		return decodeRows(bytesOf(data.Get("rows")))
	case <-ctx.Done():
		return nil, ctx.Err()
	}
}

// begin is the desk: it reads the scenario and answers the page.
func begin(start js.Value) {
	ports := start.Get("players")
	p := &pool{make(chan js.Value, ports.Length())}
	for i := range ports.Length() {
		p.idle <- ports.Index(i)
	}
	ctx := play.Elsewhere(context.Background(), p.play)
	page, err := pageOf(ctx, start, ports.Length())
	answer := func(id js.Value, what any) {
		text, _ := json.Marshal(what) // its own types, all of which can be written
		js.Global().Call("postMessage", map[string]any{"id": id, "text": string(text)})
	}
	running := map[int]context.CancelFunc{}
	js.Global().Set("onmessage", js.FuncOf(func(_ js.Value, args []js.Value) any {
		data := args[0].Get("data")
		id := data.Get("id")
		if data.Get("what").String() == "stop" {
			if stop := running[id.Int()]; stop != nil {
				stop()
			}
			return nil
		}
		own, stop := context.WithCancel(ctx)
		running[id.Int()] = stop
		go func() {
			defer stop()
			respond(own, page, err, data, func(what any) { answer(id, what) })
		}()
		return nil
	}))
	js.Global().Call("postMessage", map[string]any{"ready": true, "problem": messageOf(err)})
}

// pageOf reads the scenario that the page carries.
func pageOf(ctx context.Context, start js.Value, workers int) (*explore.Page, error) {
	var o explore.Inside
	if err := json.Unmarshal([]byte(start.Get("scenario").String()), &o); err != nil {
		return nil, err
	}
	src := &play.Source{Name: o.Name, Text: []byte(o.Text), Sound: true} // else no page would have been written
	l, err := play.NewLive(ctx, terminal.Silent(), &play.Options{
		Workers: workers, Seed: o.Seed, Reps: o.Worlds, Plan: o.Plan,
	}, src)
	if err != nil {
		return nil, err
	}
	return explore.New(l, o.File).Only(o.Targets), nil
}

// question is what the page asks.
type question struct {
	Set  []string   `json:"set"`
	Pins [][]string `json:"pins"`
}

// respond answers one question; the last answer says so.
func respond(ctx context.Context, page *explore.Page, broken error, data js.Value, answer func(any)) {
	var q question
	err := json.Unmarshal([]byte(data.Get("text").String()), &q)
	if broken != nil {
		err = broken
	}
	what := data.Get("what").String()
	if err == nil && what == "watch" {
		err = page.Watch(ctx, q.Set, func(e explore.Event) error {
			answer(e)
			return ctx.Err()
		})
		if err == nil || ctx.Err() != nil {
			return
		}
	}
	if err != nil {
		answer(explore.Event{Kind: "problem", Problems: []explore.Problem{{Text: err.Error()}}})
		answer(explore.Event{Kind: "end"})
		return
	}
	answer(page.Answer(ctx, what, q.Set, q.Pins))
}
