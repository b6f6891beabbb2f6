package export

import "testing"

// FuzzTables: any file is read as the tables beside an export, or refused in words, and none counts more than its rows.
func FuzzTables(f *testing.F) {
	for _, text := range []string{
		"session,started,outcome,minutes,customer\n1,2024-01-02 03:04,resolved,3,a\n2,2024-01-03,handed over,1.5,b\n",
		"asked,score,handler\n2024-01-02,5,bot\n2024-01-03,1,person\n", "sent;csat\n2.1.2024;80 %\n3.1.2024;\n",
		"customer,start,end,margin\na,2023-01-01,,12\nb,2023-02-01,2024-01-01,$9\n",
	} {
		f.Add([]byte(text))
	}
	dir := f.TempDir()
	f.Fuzz(func(t *testing.T, data []byte) {
		path, o := written(t, dir, data), TableOptions{MostLost: 1}
		sessions, err := ReadSessions(t.Context(), path, o)
		if err == nil && len(sessions.Sessions) > sessions.Rows || err != nil && err.Error() == "" {
			t.Fatalf("%+v, %v", sessions, err)
		}
		surveys, err := ReadSurveys(t.Context(), path, o)
		if err == nil && len(surveys.Answers) > surveys.Rows || err != nil && err.Error() == "" {
			t.Fatalf("%+v, %v", surveys, err)
		}
		customers, err := ReadCustomers(t.Context(), path, o)
		if err != nil && err.Error() == "" {
			t.Fatalf("%+v, %v", customers, err)
		}
	})
}
