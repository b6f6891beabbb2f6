package scenarios

import (
	"fmt"
	"strings"
)

// didYouMean returns a hint naming the candidate nearest to a word, or "" where
// none is near: at most a third of the letters may differ, and not more than 3.
func didYouMean(word string, candidates []string) string {
	if len(word) > 60 {
		return ""
	}
	best, distance := "", min(3, max(1, len(word)/3))+1
	for _, c := range candidates {
		if d := edits(strings.ToLower(word), c); d < distance {
			best, distance = c, d
		}
	}
	if best == "" {
		return ""
	}
	return fmt.Sprintf("did you mean %s?", best)
}

// edits counts insertions, deletions, replacements and swaps of neighbours
// that turn a into b (optimal string alignment distance).
func edits(a, b string) int {
	before, row := make([]int, len(b)+1), make([]int, len(b)+1)
	for j := range row {
		row[j] = j
	}
	for i := 1; i <= len(a); i++ {
		next := make([]int, len(b)+1)
		next[0] = i
		for j := 1; j <= len(b); j++ {
			next[j] = min(next[j-1], row[j]) + 1
			same := row[j-1]
			if a[i-1] != b[j-1] {
				same++
			}
			next[j] = min(next[j], same)
			if i > 1 && j > 1 && a[i-1] == b[j-2] && a[i-2] == b[j-1] {
				next[j] = min(next[j], before[j-2]+1)
			}
		}
		before, row = row, next
	}
	return row[len(b)]
}

// mapKeyHint helps with a path that is not in the table: the same section with
// the nearest last part, or the section where the last part belongs.
func keyHint(path []string) string {
	inSection, elsewhere := []string{}, []string{}
	for _, k := range table {
		parts := strings.Split(k.Path, ".")
		last := parts[len(parts)-1]
		if len(parts) == len(path) && parts[0] == path[0] {
			inSection = append(inSection, last)
		}
		if last == path[len(path)-1] {
			elsewhere = append(elsewhere, k.Path)
		}
	}
	if hint := didYouMean(path[len(path)-1], inSection); hint != "" {
		return hint
	}
	if len(elsewhere) > 0 {
		return fmt.Sprintf("did you mean %s?", strings.ReplaceAll(elsewhere[0], "*", "NAME"))
	}
	var whole []string
	for _, k := range table {
		whole = append(whole, k.Path)
	}
	return didYouMean(strings.Join(path, "."), whole)
}

// DidYouMean returns a hint naming the candidate nearest to a word, or "" where
// none is near.
func DidYouMean(word string, candidates []string) string { return didYouMean(word, candidates) }
