package scenarios

import "testing"

func TestShippedScenariosLoad(t *testing.T) {
	for _, s := range List() {
		loaded, err := Load(s.Name, nil)
		if err != nil {
			t.Fatalf("%s:\n%v", s.Name, err)
		}
		if s.Question == "" || loaded.Question != s.Question {
			t.Errorf("%s: question %q", s.Name, loaded.Question)
		}
	}
}
