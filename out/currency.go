package out

import (
	"fmt"
	"strings"

	"boomerang/out/wording"
)

// taken says on the first page which amounts were taken over from another currency.
func (r reader) taken(keys []string) string {
	const most = 6
	named := wording.Joined(keys)
	if len(keys) > most {
		named = fmt.Sprintf("%s and %s more, named with the warnings,", strings.Join(keys[:most], ", "),
			wording.Thousands(len(keys)-most))
	}
	return fmt.Sprintf("Not converted: %s stand in %s as they are in another currency.", named, r.Scenario.Currency)
}
