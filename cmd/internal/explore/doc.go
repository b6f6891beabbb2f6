// Package explore stands between what is played and the page that shows it: it checks what a page
// asks, plays it (cmd/internal/play), and has it drawn (out/live). It knows no network and no
// disk, so that the program that serves the page and the engine inside a page that stands alone
// answer alike.
package explore
