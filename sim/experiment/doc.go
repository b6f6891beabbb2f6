// Package experiment decides which worlds to play.
package experiment
