package main

import (
	"fmt"
	"time"
)

// deaf is a program that listens as boomerang does and then heeds no context: only
// a signal that nobody catches ends it.
func deaf() {
	ctx, stop := interruptible()
	defer stop()
	fmt.Println("listening")
	<-ctx.Done()
	time.Sleep(2 * time.Second) // nobody listens any more
	fmt.Println("asked")
	time.Sleep(time.Minute)
}
