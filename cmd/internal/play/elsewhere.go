package play

import (
	"context"

	"boomerang/models/desk"
)

// Player plays one world: this process by itself, or another that it asks. A row is a function of
// the world alone, so that who played it cannot be told from it.
type Player func(ctx context.Context, w desk.World) ([]desk.Row, error)

// playerKey is where a context carries its player.
type playerKey struct{}

// Elsewhere has every world below a context played by somebody else: a page whose engine may not
// stand still hands them to its workers.
func Elsewhere(ctx context.Context, p Player) context.Context {
	return context.WithValue(ctx, playerKey{}, p)
}

// somewhere plays a world where its context says, else here.
func somewhere(ctx context.Context, w desk.World) func(context.Context) ([]desk.Row, error) {
	if p, ok := ctx.Value(playerKey{}).(Player); ok {
		return func(ctx context.Context) ([]desk.Row, error) { return p(ctx, w) }
	}
	return w.Play
}

// playsElsewhere reports whether worlds below a context are played by somebody else.
func playsElsewhere(ctx context.Context) bool {
	_, elsewhere := ctx.Value(playerKey{}).(Player)
	return elsewhere
}
