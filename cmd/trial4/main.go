package main

import (
	"context"
	"os"

	"boomerang/cmd/internal/explore"
	"boomerang/cmd/internal/play"
	"boomerang/cmd/internal/terminal"
	"boomerang/out/live"
)

func main() {
	src := &play.Source{Name: "x", Text: []byte(os.Args[1])}
	l, err := play.NewLive(context.Background(), terminal.Silent(), &play.Options{Workers: 1}, src)
	if err != nil {
		panic(err)
	}
	p := explore.New(l, "x")
	b, _ := live.Page(p.Shell())
	os.Stdout.Write(b)
	p.Watch(context.Background(), nil, func(explore.Event) error { return nil })
}
