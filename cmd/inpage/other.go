//go:build !js

package main

import (
	"fmt"
	"os"
)

// main says what this is for: outside a browser nothing can be done with it.
func main() {
	fmt.Fprintln(os.Stderr, "inpage is built for a browser: boomerang explore FILE --file explore.html")
	os.Exit(2)
}
