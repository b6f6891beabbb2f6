package scenarios

// Sourced is a default of the language with what stands behind it.
type Sourced struct {
	Path    string    // of the key, * for a name a person chooses
	Default string    // as a file would write it
	Sweep   [2]string // low and high worth trying, "" where the default is not weak
	Source  string    // empty where nobody measured it
	Grade   string    // A to D, data or assumed

	Unranged bool // a number nobody has measured and that no run tries, for no range of it is known
}

// Evidence lists every default that carries a grade, in the order of the reference
// page.
func Evidence() (all []Sourced) {
	for i := range table {
		k := &table[i]
		if k.Grade != "" {
			all = append(all, Sourced{k.Path, k.Default, k.Sweep, k.Source, k.Grade, k.unranged()})
		}
	}
	return all
}

// Grades are the marks of evidence, best first.
func Grades() []string { return grades }
