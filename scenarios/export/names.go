package export

import "strings"

// names makes the list of names a column of a role has, from lines of words.
func names(lines ...string) (all []string) {
	for _, line := range lines {
		for _, name := range strings.Fields(line) {
			all = append(all, folded(name))
		}
	}
	return all
}

// known are the names a column of a role often has, best first, letters and digits only,
// without accents: of Zendesk, Freshdesk, Salesforce, ServiceNow, Jira, HubSpot, Intercom,
// Genesys, Five9, and of exports in German, French, Spanish, Portuguese, Italian, Dutch,
// Japanese and Chinese.
var known = map[Role][]string{
	Opened: names(
		"openedat opened createdat created opentime opendate dateopened openeddate createddate createdtime",
		"creationdate datecreated datetimeopened datetimecreated dateopen createddatetime submittedat submitted",
		"createdon createdateutc createdate syscreatedon ticketcreatedat ticketcreated createdatutc",
		"conversationstartedat conversationcreatedat conversationstart startedat initiatedat callstart",
		"initiationtimestamp connectedtosystemtimestamp",
		"callstarttime starttimestamp segmentstart starttime reportedat receivedat received requestedat",
		"eroffnetam erstelltam erstellt erstellungsdatum eroffnet angelegtam eingangsdatum eingang anrufbeginn",
		"datumcreation datecreation creele cree dateouverture ouvertle ouverture datedecreation datedouverture",
		"fechacreacion fechadecreacion fechaapertura fechadeapertura creado creadoel abierto fechainicio",
		"datacriacao datadecriacao criadoem criado dataabertura datadeabertura abertoem abertura datacreazione",
		"datadicreazione creatoil datapertura dataapertura aangemaaktop aanmaakdatum geopend 作成日時",
		"作成日 受付日時 受付日",
		"起票日 起票日時 登録日時 開始日時 発生日時 問い合わせ日時 创建时间",
		"创建日期 开始时间 timestamp datetime calldatetime calldate callstartdate",
		"zeitstempel zeitpunkt date datum fecha data 日時 日付 日期 time day tag jour dia month monat mois",
		"mes mese 月",
		"week woche semaine semana period periode periodo interval intervalstart",
	),
	Resolved: names(
		"resolvedat resolved resolveddate resolvedtime dateresolved resolutiondate solvedat solved closedat",
		"closed closeddate closedtime closedate dateclosed datetimeclosed datetimeresolved resolvedon closedon",
		"completedat conversationclosedat lastclosedat resolutiontime resolutiontimestamp endtime endedat callend",
		"gelostam gelost geschlossenam geschlossen erledigtam erledigt abschlussdatum anrufende resolule resolu",
		"dateresolution datederesolution datecloture datedecloture fermele clotturele fecharesolucion",
		"fechaderesolucion resuelto fechacierre fechadecierre cerrado cerradoel dataresolucao dataderesolucao",
		"resolvido resolvidoem datafechamento datadefechamento fechadoem encerradoem datarisoluzione datachiusura",
		"chiusoil opgelostop geslotenop 解決日時 解決日 完了日時 完了日 終了日時",
		"クローズ日時 解决时间 关闭时间",
	),
	Lasted: names(
		"resolutiontime timetoresolution timetoresolve resolutiontimehrs resolutiontimehours resolutiontimeinhrs",
		"resolutiontimemin resolutiontimemins resolutiontimeminutes resolutiontimesec resolutiontimeseconds",
		"resolutiontimeinminutes resolutiontimeinhours resolutionhours resolutionminutes fullresolutiontime",
		"fullresolutiontimeinminutes fullresolutiontimeinhours timetoclose timetoclosehours ageathours",
		"hourstoresolve hourstoresolution minutestoresolution totalresolutiontime calendarduration",
		"businessduration losungszeit losungsdauer dauerbislosung delairesolution tempsderesolution",
		"tempsresolution tiempoderesolucion tiemporesolucion tempoderesolucao temporesolucao tempodirisoluzione",
		"解決時間",
	),
	Category: names(
		"category tickettype issuetype querytype contactreason reason casereason topic ticketcategory",
		"issuecategory reasonforcall callreason subjectcategory casetype requesttype type disposition ticketform",
		"wrapupcode wrapup skill queue callcategory kategorie anfragetyp tickettyp typ thema anliegen grund",
		"categorie motif typedeticket typededemande categoria motivo tipo tipodeticket tipologia assunto",
		"tipodechamado onderwerp カテゴリ カテゴリー 種別 分類 問い合わせ種別 問合せ種別",
		"类别 分类 类型 ucategory",
	),
	Touches: names(
		"touches touchcount interactions replies contactspercase sysmodcount agentreplies numberofreplies",
		"agentinteractions replycount interactionscount numberofinteractions agentreplycount publicreplies",
		"antworten interaktionen bearbeitungen echanges reponses interacciones respuestas interacoes respostas",
		"interazioni 対応回数 返信数",
	),
	Reassigned: names(
		"reassigned reassignments reassignmentcount transfers transfercount transferred reassigns",
		"assigneestations groupstations weiterleitungen weitergeleitet transferts reaffectations transferencias",
		"reasignaciones reatribuicoes trasferimenti 転送回数 転送",
	),
	Reopened: names(
		"reopened reopens reopencount reopenedcount numberofreopens isreopened reopen wiedereroffnet rouvert",
		"reouvert reouvertures reabierto reabierta reaperturas reaberto reaberturas riaperto heropend 再オープン 再開",
		"再開回数 重新打开",
	),
	Handle: names(
		"handletime handle aht handleminutes handleseconds handletimeminutes handletimeseconds handletimemin",
		"handletimesec handletimes handletimems handletimehrs handletimehours handlemin handlesec handlems",
		"handlinghours handlingtime handlingtimesec handlingtimemin handlingtimeminutes handlingtimeseconds",
		"averagehandletime averagehandlingtime avghandletime thandle totalhandle totalhandletime agenttime",
		"agentminutes agentworktime timespent timeworked worktime talktime callduration callhandletime",
		"handletimemmss ahtsec ahtmin ahts ahtseconds duration durationsec durationseconds durations durationmin",
		"durationminutes durationms bearbeitungszeit bearbeitungsdauer gesprachsdauer dauer tempsdetraitement",
		"dureetraitement dureedetraitement dmt duree tiempodegestion tiempodemanejo tiempodeatencion tmo duracion",
		"tempodeatendimento tma duracao tempodigestione durata behandeltijd afhandeltijd 処理時間 対応時間",
		"通話時間 处理时长 通话时长",
	),
	Satisfaction: names(
		"satisfaction csat csatscore satisfactionscore satisfactionrating customersatisfaction rating surveyscore",
		"surveyresult surveyresults conversationrating zufriedenheit bewertung satisfactionclient note",
		"satisfaccion satisfacciondelcliente valoracion calificacion satisfacao avaliacao soddisfazione",
		"valutazione tevredenheid 満足度 顧客満足度 评分 满意度",
	),
	Channel: names(
		"channel via source contacttype caseorigin origin ticketchannel mediatype media channeltype",
		"communicationchannel kanal herkunft canal origine origen canale kanaal チャネル チャンネル 経路 渠道",
	),
	Customer: names(
		"customer customerid requesterid requester callerid caller accountid account accountname contactid",
		"contactname userid customernumber clientid contact ani customeremail requesteremail kunde kundennummer",
		"kundenid kundennr client idclient cliente idcliente clienteid codigocliente klant klantnummer 顧客id 顧客番号",
		"顧客 客户 客户编号",
	),
	Ticket: names(
		"ticket ticketid ticketnumber ticketno caseid casenumber caseno incidentid incidentnumber issuekey",
		"issueid conversationid interactionid callid contactsessionid sessionid key number id nr ticketnr",
		"ticketnummer vorgangsnummer vorgang nummer fallnummer numeroticket numeroduticket numerodeticket numero",
		"idticket numerodocaso idcaso numerodecaso chamado protocolo チケット番号 チケットid",
		"問い合わせ番号 受付番号 案件番号 工单编号 工单号",
	),
	Updated: names(
		"sysupdatedat sysupdatedon updatedat updated lastmodifieddate lastmodified lastmodifiedat lastupdated",
		"lastupdate lastupdatedat updatedon lastmodifiedon modified modifiedon changedat changed changedon",
		"updatetime updatedtime systemmodstamp modifiedat updateddate lastupdatetime geandertam aktualisiertam",
		"letzteanderung misajourle datedemodification actualizadoel fechaactualizacion atualizadoem 更新日時 更新时间",
	),
	Calls: names(
		"calls callsoffered offered offer offeredcalls inboundcalls incomingcalls ticketscreated casescreated "+
			"newtickets newcases contacts contactsoffered count volume callvolume tickets",
		"totalcalls numberofcalls noffered callsreceived n anrufe anrufvolumen kontakte anzahl appels appelsrecus",
		"volumeappels llamadas llamadasrecibidas contactos chamadas chamadasrecebidas ligacoes chiamate oproepen",
		"着信数 入電数 呼量 件数 来电数 呼入量",
	),
	Abandoned: names(
		"abandoned abandon callsabandoned abandonedcalls nabandon aufgelegt abandonnes abandonadas abandonos 放棄呼",
	),
	Answered: names(
		"answered answer callsanswered answeredcalls nanswered handled angenommen repondus atendidas 応答数",
	),
	OnTime: names(
		"answered60s answeredin60s answeredwithin60s answeredin60seconds answeredwithin60seconds",
		"callsansweredin60seconds answered20s answeredin20s answeredwithin20s answeredin30s answered30s",
		"answeredwithin30s answeredinsla",
	),
}
