"""Abbreviations that keep their full stop, as data.

Sources: Språkrådet's list of abbreviations, the Norwegian Dependency Treebank, and what letters
from municipalities use. Words that are words too are left out, or need a number behind them.
"""

from __future__ import annotations

_ALWAYS = """
adm.dir. adr. andelsnr. ang. anm. ank. apr. aug. avd. avg. avs. b.c. bd. bet. bl.a. bnr. bto.
bygn. ca. cand.jur. cand.mag. cand.med. d.d. d.e. d.m. d.s. d.v.s. d.y. d.å. dept. des. dir.
div. dok. dok.nr. dr. dr.juris. dr.med. dr.philos. dr.psychol. dvs. e.Kr. e.l. ekskl. eksp.
ekspl. el.l. etc. ev. evt. f.Kr. f.eks. f.nr. f.o.m. f.v. f.å. feb. febr. fhv. fnr. foreg.
forf. fork. forr. forts. fvt. gl. gnr. grl. h.r.adv. hhv. hoh. hr. i.e. ibid. ifb. ifbm. iflg.
ifm. ift. iht. ill. inkl. innb. innl. istf. jf. jfr. jnr. journ. jr. jun. juris. kfr. kgl.
kgl.res. kl. komm. kr. kst. kvm. lign. lnr. loc.cit. m.a.o. m.a.w. m.fl. m.h.t. m.m. m.v.
mag.art. medl. mek. mfl. mht. mill. min.dir. mnd. mob. moh. mrd. mrk. muh. mv. mva. n.å. ndf.
nov. nr. nto. nyno. o.a. o.fl. o.l. o.s.v. obl. odel. ofl. okt. op.cit. oppg. org. org.nr.
orgnr. osv. ot.prp. overf. ovf. ovenn. p.a. p.g.a. p.t. pga. ph.d. pkt. pnr. postnr. pr. prof.
prs. pst. pt. red. red.anm. ref. ref.nr. res. res.kap. resp. rskr. s.d. s.k. s.u. s.å. saksbeh.
saksnr. sakl. sept. siviling. skr. sml. snr. spes. spl. spm. sr. sst. st.forh. st.meld. st.prp.
stip. stk. str. stud. såk. t.d. t.h. t.o.m. t.v. tils. tilsv. tlf. tlfnr. u.a. u.off. ult.
univ. utg. v.h.a. v.s.a. vedk. vedl. vedr. vg. vgs. vha. vit.ass. vol. vs. vsa. å.s. årg. årh.
avd.sykepl. bhg. budsj. daa. e.f. eks.mva. etg. evnt. f.t. fakturanr. fom. forskr. fødselsnr.
gjennomsn. iom. jmf. jmfr. journalnr. kontonr. kto.nr. mndl. mobilnr. opph. p.v.a. personnr.
prosj. pva. rådg. seksjonsnr. telefonnr. tlf.nr. tot.
alkl. aml. bhl. bvl. eigsktl. esktl. forurl. ftrl. kommunel. pasrl. pbrl. sotjl. stjl. tvl.
Fr.p. Fr.p.s Chr. Innst. Kr.F. Kr.F.s Meld.St. Mr. Mrs. Ms. Ot.prp. Prop.St. St.meld. St.prp.
"""
ABBREVIATIONS: frozenset[str] = frozenset(_ALWAYS.split())

# Words as well: abbreviations only before a number or a section sign.
_NUMBERED = "art. bokst. fig. jan. kap. maks. p. par. pos. prop. s. tab. tel. St. st."
BEFORE_NUMBER: frozenset[str] = frozenset(_NUMBERED.split())

# Abbreviations only before a word with a capital.
_TITLES = "adv. fr. Meld. Prop. St. Sta. st."
BEFORE_TITLE_CASE: frozenset[str] = frozenset(_TITLES.split())

_MONTHS = (
    *("januar", "februar", "mars", "april", "mai", "juni", "juli", "august"),
    *("september", "oktober", "november", "desember"),
)
MONTHS: tuple[str, ...] = (*_MONTHS, *(month.capitalize() for month in _MONTHS))
