package export

import (
	"strings"
)

// wordsOf makes a set of words.
func wordsOf(values map[float32]string) map[string]float32 {
	known := map[string]float32{}
	for value, words := range values {
		for word := range strings.SplitSeq(words, ",") {
			known[folded(strings.TrimSpace(word))] = value
		}
	}
	return known
}

// answers are yes and no in the languages of most people, and of most spreadsheets,
// without accents.
var answers = wordsOf(map[float32]string{
	1: "yes, y, true, t, x, ✓, ✔, ☑, on, si, s, oui, o, vrai, ja, j, wahr, sim, verdadeiro, verdadero, vero, " +
		"да, истина, 是, 是的, 对, 有, はい, あり, हाँ, हां, نعم, হ্যাঁ, ہاں, जी, " +
		"ya, iya, evet, tak, 예, 네, vâng, có, co",
	0: "no, n, false, f, ☐, ✗, ✘, off, non, faux, nein, falsch, nao, falso, нет, ложь, 否, 不, 不是, " +
		"没有, 無し, なし, いいえ, 無, नहीं, لا, كلا, না, " +
		"نہیں, tidak, hayir, hayır, nie, nej, nee, onwaar, 아니요, không, khong",
})

// opinions are answers to the question how it was, as 1 and 0, or on a scale of five.
var opinions = wordsOf(map[float32]string{
	1: "good, positive, satisfied, happy, gut, zufrieden, positiv, bon, bien, satisfait, positif, bueno, buena, " +
		"satisfecho, positivo, bom, boa, satisfeito, buono, soddisfatto, 良い, 満足, 好, 满意, " +
		"хорошо, 👍, 🙂, 😀, 😊, " +
		"thumbs up, like, agree, promoter, goodwithcomment, good with comment",
	0: "bad, poor, negative, unsatisfied, dissatisfied, unhappy, schlecht, unzufrieden, negativ, mauvais, " +
		"insatisfait, negatif, malo, mala, insatisfecho, " +
		"negativo, ruim, mau, insatisfeito, cattivo, insoddisfatto, 悪い, " +
		"不満, 差, 不满意, плохо, 👎, 🙁, 😞, 😡, thumbs down, dislike, disagree, detractor, " +
		"badwithcomment, bad with comment",
})

// unasked are cells of satisfaction that hold no answer.
var unasked = map[string]bool{"offered": true, "unoffered": true, "not offered": true, "no response": true}

// nothing are ways to write that a cell has no value.
func nothing(cell string) bool {
	if len(cell) > 8 {
		return false
	}
	switch strings.ToLower(cell) {
	case "", "-", "--", "–", "—", "n/a", "#n/a", "na", "n.a.", "n/d", "s/d", "k.a.", "k. a.", "null", "nil", "none",
		"(none)", "nan", "(blank)", "(null)", "<null>", "<na>", "#value!", "#ref!", "?", `\n`, "nat", "(empty)":
		return true
	}
	return false
}

// amountOf reads yes, no and numbers written in words or shares: 80 %, 4/5.
func wordValue(role Role, cell string) (x float32, ok bool) {
	word := folded(cell)
	if x, ok = answers[word]; ok {
		return x, true
	}
	if role == Satisfaction {
		if x, ok = opinions[word]; ok {
			return x, true
		}
	}
	return 0, false
}
