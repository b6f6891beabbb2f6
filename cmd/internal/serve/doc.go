// Package serve is the web server of boomerang explore: one page, for whoever sits at this machine.
//
// It listens on a loopback address only. Every address begins with a random token, so that no other
// program or page can guess it; Host and Origin must be its own, so that no page of another site
// reaches it through the browser (DNS rebinding, cross-site requests). There are no cookies; bodies
// and the number of requests at once are bounded; the policy it sends lets the page run its own
// script, talk to where it came from, and nothing else.
package serve
